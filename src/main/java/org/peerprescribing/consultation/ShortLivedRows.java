package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

import org.peerprescribing.identity.AccessScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes visits after a day, arrivals and used tokens when their time is over. */
@Component
class ShortLivedRows {

	static final String TASK = "consultation-sweep";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ShortLivedRows(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	void deleteWhatIsOver() {
		new AccessScope.OfBackground(TASK).run(() -> this.transaction.executeWithoutResult((status) -> {
			Instant now = this.clock.instant();
			delete("delete from consultation.visit where opened_at <= ?", now.minus(Visits.KEPT));
			delete("delete from consultation.arrival where expires_at <= ?", now);
			// A token lives by the real time, whatever the business clock says.
			this.jdbc.sql("delete from consultation.used_token where expires_at <= now()").update();
		}));
	}

	private void delete(String sql, Instant until) {
		this.jdbc.sql(sql).param(Timestamp.from(until)).update();
	}

}
