package org.peerprescribing.matching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.peerprescribing.identity.RetentionJob;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes runs that led to nothing after 30 days, and states of the index that no run
 * needs any more. What led to a prescription stays as long as the prescription can be
 * asked about.
 */
@Component
class RunRetention extends RetentionJob {

	private static final Duration KEPT = Duration.ofDays(30);

	private final Runs runs;

	private final Clock clock;

	RunRetention(Runs runs, Clock clock, TransactionTemplate transaction) {
		super("matching-retention", SIX_HOURS, 500, transaction);
		this.runs = runs;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		Instant before = this.clock.instant().minus(KEPT);
		return List.of((atMost) -> this.runs.removeWhatLedToNothing(before, atMost),
				(atMost) -> this.runs.removeUnusedSnapshots(before, atMost));
	}

}
