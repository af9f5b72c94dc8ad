package org.peerprescribing.notification;

import java.time.Clock;
import java.util.List;

import org.peerprescribing.identity.RetentionJob;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the outbox's copies of messages, which hold name, address, words and link. The
 * row of a message holds none of them and stays, as does what became of it.
 */
@Component
class OutboxRetention extends RetentionJob {

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	OutboxRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		super("notification-retention", SIX_HOURS, 500, transaction);
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		return List.of(oldest(this.jdbc, "notification.outbox", "id", "at",
				this.clock.instant().minus(this.retention.afterIssue())));
	}

	/** On request: at once, whatever the time; in the caller's transaction. */
	void eraseOf(PatientId patient) {
		this.jdbc.sql("delete from notification.outbox where patient = ?").param(patient.value()).update();
	}

}
