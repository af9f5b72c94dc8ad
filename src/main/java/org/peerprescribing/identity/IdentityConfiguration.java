package org.peerprescribing.identity;

import java.time.Clock;
import java.util.List;

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

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

}
