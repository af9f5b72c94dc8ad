package org.peerprescribing.prescribing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets which commands were answered, once nobody sends one of them again: the keys of
 * {@link CommandKey} and the answers that belong to them.
 */
@Component
class CommandRetention {

	static final String TASK = "prescribing-retention";

	/** Longer than any caller goes on trying. */
	private static final Duration KEPT = Duration.ofDays(30);

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	CommandRetention(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Works until nothing is left to forget. */
	void run() {
		new AccessScope.OfBackground(TASK).run(() -> {
			Integer count = BATCH;
			while (count == BATCH) {
				count = this.transaction.execute((status) -> batch());
			}
		});
	}

	private int batch() {
		return this.jdbc.sql("""
				delete from prescribing.command where (organisation, key) in (select organisation, key
				  from prescribing.command where answered_at <= :until order by answered_at limit :batch
				  for update skip locked)""")
			.param("until", Timestamp.from(this.clock.instant().minus(KEPT)))
			.param("batch", BATCH)
			.update();
	}

	/** When it runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<Void> prescribingRetention(CommandRetention retention) {
			return Tasks.recurring(CommandRetention.TASK, FixedDelay.ofHours(6))
				.execute((instance, context) -> retention.run());
		}

	}

}
