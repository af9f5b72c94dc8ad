package org.peerprescribing.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.identity.RetentionJob;
import org.peerprescribing.shared.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what opened a path once it opens nothing any more. The attempts and their
 * ladder are part of the clinical record and stay.
 */
@Component
class PathRetention extends RetentionJob {

	/** A visit lasts half an hour. */
	private static final Duration VISITS = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	PathRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		super("referral-retention", SIX_HOURS, 500, transaction);
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
	}

	/** Visits go before the links they came by. */
	@Override
	protected List<Removal> removals() {
		Instant now = this.clock.instant();
		Instant over = now.minus(this.retention.afterLinks());
		return List.of(oldest(this.jdbc, "referral.visit", "hash", "ends_at", now.minus(VISITS)),
				oldest(this.jdbc, "referral.link", "id", "valid_until", over),
				oldest(this.jdbc, "referral.community_code", "id", "valid_until", over),
				oldest(this.jdbc, "referral.interruption", "id", "done_at", over),
				oldest(this.jdbc, "referral.resumption", "id", "done_at", over));
	}

}
