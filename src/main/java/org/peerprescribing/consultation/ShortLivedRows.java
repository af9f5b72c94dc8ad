package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.identity.RetentionJob;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes visits after a day, drafts and arrivals and used tokens when their time is
 * over, forgets the person of a card after 90 days, and counts after 400.
 */
@Component
class ShortLivedRows extends RetentionJob {

	/** A year can be compared with the one before. */
	private static final Duration COUNTED = Duration.ofDays(400);

	private final JdbcClient jdbc;

	private final Drafts drafts;

	private final Clock clock;

	ShortLivedRows(JdbcClient jdbc, Drafts drafts, Clock clock, TransactionTemplate transaction) {
		super("consultation-sweep", Duration.ofMinutes(10), 500, transaction);
		this.jdbc = jdbc;
		this.drafts = drafts;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		Instant now = this.clock.instant();
		return List.of(over("visit", "id", "opened_at", now.minus(Visits.KEPT)),
				over("arrival", "id", "expires_at", now), (atMost) -> this.drafts.lapse(now, atMost),
				over("clinician", "organisation, id", "seen_at", now.minus(COUNTED)),
				over("decline", "id", "declined_at", now.minus(CardLog.QUIET)),
				(atMost) -> forgetPersons(now.minus(CardLog.QUIET), atMost),
				over("card", "id", "shown_at", now.minus(COUNTED)),
				over("timing", "visit", "opened_at", now.minus(COUNTED)), this::deleteUsedTokens);
	}

	/** The service may not lock all of these rows, and nobody changes one so old. */
	private Removal over(String table, String key, String time, Instant until) {
		String sql = "delete from consultation." + table + " where (" + key + ") in (select " + key
				+ " from consultation." + table + " where " + time + " <= ? order by " + time + " limit ?)";
		return (atMost) -> this.jdbc.sql(sql).params(Timestamp.from(until), atMost).update();
	}

	private int forgetPersons(Instant until, int atMost) {
		return this.jdbc.sql("""
				update consultation.card set nhs_number = null where id in (select id from consultation.card
				  where nhs_number is not null and shown_at <= ? order by shown_at limit ?)""")
			.params(Timestamp.from(until), atMost)
			.update();
	}

	/** A token lives by the real time, whatever the business clock says. */
	private int deleteUsedTokens(int atMost) {
		return this.jdbc.sql("""
				delete from consultation.used_token where (issuer, jti) in (select issuer, jti
				  from consultation.used_token where expires_at <= now() order by expires_at limit ?)""")
			.param(atMost)
			.update();
	}

}
