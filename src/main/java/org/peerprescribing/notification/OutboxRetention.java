package org.peerprescribing.notification;

import java.sql.Timestamp;
import java.time.Clock;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Retention;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the outbox's copies of messages, which hold name, address, words and link. The
 * row of a message holds none of them and stays, as does what became of it.
 */
@Component
class OutboxRetention {

	static final String TASK = "notification-retention";

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	private final TransactionTemplate transaction;

	OutboxRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** Works until nothing is left to delete. */
	void run() {
		new AccessScope.OfBackground(TASK).run(() -> {
			Integer count = BATCH;
			while (count == BATCH) {
				count = this.transaction.execute((status) -> batch());
			}
		});
	}

	/** On request: at once, whatever the time; in the caller's transaction. */
	void eraseOf(PatientId patient) {
		this.jdbc.sql("delete from notification.outbox where patient = ?").param(patient.value()).update();
	}

	private int batch() {
		return this.jdbc.sql("""
				delete from notification.outbox where id in (select id from notification.outbox where at <= :until
				  order by at limit :batch for update skip locked)""")
			.param("until", Timestamp.from(this.clock.instant().minus(this.retention.afterIssue())))
			.param("batch", BATCH)
			.update();
	}

	/** When it runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<Void> notificationRetention(OutboxRetention retention) {
			return Tasks.recurring(OutboxRetention.TASK, FixedDelay.ofHours(6))
				.execute((instance, context) -> retention.run());
		}

	}

}
