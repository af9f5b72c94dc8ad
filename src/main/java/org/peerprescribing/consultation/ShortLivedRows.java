package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.peerprescribing.identity.AccessScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes visits after a day, drafts and arrivals and used tokens when their time is
 * over, forgets the person of a card after 90 days, and counts after 400.
 */
@Component
class ShortLivedRows {

	static final String TASK = "consultation-sweep";

	/** A year can be compared with the one before. */
	private static final Duration COUNTED = Duration.ofDays(400);

	private final JdbcClient jdbc;

	private final Drafts drafts;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ShortLivedRows(JdbcClient jdbc, Drafts drafts, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.drafts = drafts;
		this.transaction = transaction;
		this.clock = clock;
	}

	void deleteWhatIsOver() {
		new AccessScope.OfBackground(TASK).run(() -> this.transaction.executeWithoutResult((status) -> {
			Instant now = this.clock.instant();
			upTo("delete from consultation.visit where opened_at <= ?", now.minus(Visits.KEPT));
			upTo("delete from consultation.arrival where expires_at <= ?", now);
			this.drafts.lapse(now);
			upTo("delete from consultation.clinician where seen_at <= ?", now.minus(COUNTED));
			upTo("delete from consultation.decline where declined_at <= ?", now.minus(CardLog.QUIET));
			upTo("update consultation.card set nhs_number = null where nhs_number is not null and shown_at <= ?",
					now.minus(CardLog.QUIET));
			upTo("delete from consultation.card where shown_at <= ?", now.minus(COUNTED));
			upTo("delete from consultation.timing where opened_at <= ?", now.minus(COUNTED));
			// A token lives by the real time, whatever the business clock says.
			this.jdbc.sql("delete from consultation.used_token where expires_at <= now()").update();
		}));
	}

	private void upTo(String sql, Instant until) {
		this.jdbc.sql(sql).param(Timestamp.from(until)).update();
	}

}
