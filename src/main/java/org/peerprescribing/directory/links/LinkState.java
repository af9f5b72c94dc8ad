package org.peerprescribing.directory.links;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the checks of one address have come to: the rule by which a community is hidden
 * and comes back.
 *
 * @param cause what the last check met; null before the first one
 * @param movedTo the host it was sent to; null where it was not
 * @param since since when the outcome is the same; null before the first check
 * @param failures failures in a row
 * @param firstFailedAt the first of them; null where there is none
 * @param hidden whether the community is hidden for it
 */
record LinkState(@Nullable Cause cause, @Nullable String movedTo, @Nullable Instant since, int failures,
		@Nullable Instant firstFailedAt, boolean hidden) {

	/** A community is hidden after this many failures in a row ... */
	static final int FAILURES = 3;

	/** ... if there is at least this much time between the first and the last of them. */
	static final Duration OVER = Duration.ofDays(2);

	/** After this time without a readable robots.txt it counts as not there. */
	static final Duration WAIT_FOR_ROBOTS = Duration.ofDays(7);

	static final LinkState NEW = new LinkState(null, null, null, 0, null, false);

	/**
	 * After a further check. What only could not be checked changes nothing of the
	 * failures; what has moved ends them, but only a page that is there brings a hidden
	 * community back.
	 */
	LinkState after(Finding found, Instant at) {
		Outcome outcome = found.outcome();
		Instant same = (this.cause != null && this.cause.outcome() == outcome && this.since != null) ? this.since : at;
		if (outcome.fails()) {
			Instant first = (this.firstFailedAt != null) ? this.firstFailedAt : at;
			int failed = this.failures + 1;
			boolean enough = failed >= FAILURES && Duration.between(first, at).compareTo(OVER) >= 0;
			return new LinkState(found.cause(), null, same, failed, first, this.hidden || enough);
		}
		return switch (outcome) {
			case FINE -> new LinkState(found.cause(), null, same, 0, null, false);
			case MOVED -> new LinkState(found.cause(), found.movedTo(), same, 0, null, this.hidden);
			default -> new LinkState(found.cause(), null, same, this.failures, this.firstFailedAt, this.hidden);
		};
	}

	/** Whether robots.txt has kept us waiting for long enough. */
	boolean waitedForRobots(Instant now) {
		return this.cause == Cause.ROBOTS_UNREADABLE && this.since != null
				&& Duration.between(this.since, now).compareTo(WAIT_FOR_ROBOTS) >= 0;
	}

	/** Whether a person has to look now that has not been asked for this before. */
	boolean asksPersonAfter(LinkState before) {
		boolean hides = this.hidden && !before.hidden();
		boolean moves = this.movedTo != null && !this.movedTo.equals(before.movedTo());
		return hides || moves;
	}

}
