package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.peerprescribing.identity.Actor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long the page takes from opening to sending: a figure that the service reports
 * about itself. Says nothing of a person; each moment counts the first time.
 */
@Service
@Transactional
public class Timings {

	private final JdbcClient jdbc;

	private final Clock clock;

	Timings(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void opened(VisitId visit, Actor clinician) {
		this.jdbc.sql("insert into consultation.timing (visit, organisation, opened_at) values (?, ?, ?)")
			.params(visit.value(), clinician.organisation().value(), now())
			.update();
	}

	/** The first answer is shown. */
	public void matched(VisitId visit) {
		note(visit, "update consultation.timing set matched_at = coalesce(matched_at, ?) where visit = ?");
	}

	/** The first prescription is signed. */
	public void sent(VisitId visit) {
		note(visit, "update consultation.timing set sent_at = coalesce(sent_at, ?) where visit = ?");
	}

	/** Declined. */
	public void cancelled(VisitId visit) {
		note(visit, "update consultation.timing set cancelled_at = coalesce(cancelled_at, ?) where visit = ?");
	}

	/**
	 * From opening to sending, over the practice's visits opened since then; empty where
	 * nothing was sent.
	 */
	@Transactional(readOnly = true)
	public Optional<ToSend> toSend(Instant since) {
		return this.jdbc.sql("""
				select count(*) as sent, percentile_cont(0.5) within group (order by seconds) as median,
				  percentile_cont(0.9) within group (order by seconds) as p90
				from (select extract(epoch from sent_at - opened_at) as seconds
				  from consultation.timing where sent_at is not null and opened_at > ?) as timed""")
			.param(Timestamp.from(since))
			.query((row, n) -> new ToSend(row.getInt("sent"), seconds(row.getDouble("median")),
					seconds(row.getDouble("p90"))))
			.optional()
			.filter((found) -> found.sent() > 0);
	}

	private void note(VisitId visit, String sql) {
		this.jdbc.sql(sql).params(now(), visit.value()).update();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Duration seconds(double seconds) {
		return Duration.ofMillis(Math.round(1000 * seconds));
	}

	/**
	 * How long sending took.
	 *
	 * @param sent how many were sent, at least 1
	 * @param median half were faster
	 * @param p90 nine of ten were faster
	 */
	public record ToSend(int sent, Duration median, Duration p90) {
	}

}
