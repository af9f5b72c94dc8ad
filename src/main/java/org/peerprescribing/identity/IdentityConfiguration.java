package org.peerprescribing.identity;

import java.time.Clock;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.persistence.EntityManagerFactory;

import org.peerprescribing.shared.Sealer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What every transaction, every decision about time and every sealed column hang on. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

	@Bean
	PlatformTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
		return new ScopedTransactionManager(entityManagerFactory);
	}

	@Bean
	Sealer sealer(@Value("${peerprescribing.sealing-keys}") List<String> keys) {
		return new Sealer(keys);
	}

	/**
	 * How often, with what {@link LimitSettings} allows, decides how long an address is
	 * known.
	 */
	@Bean
	Task<Void> limitRetention(RateLimits limits) {
		return Tasks.recurring("limit-retention", FixedDelay.ofMinutes(5))
			.execute((instance, context) -> limits.forget());
	}

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

}
