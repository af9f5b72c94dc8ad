package org.peerprescribing.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many in any 60 seconds, on this replica. */
final class SendingRate {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final int most;

	private final Clock clock;

	private final Deque<Instant> taken = new ArrayDeque<>();

	/** Counts by this clock, which must go by the wall. */
	SendingRate(int most, Clock clock) {
		this.most = most;
		this.clock = clock;
	}

	/** Whether one more may go now; if so, it counts. */
	synchronized boolean take() {
		Instant now = this.clock.instant();
		Instant before = now.minus(MINUTE);
		while (!this.taken.isEmpty() && !this.taken.getFirst().isAfter(before)) {
			this.taken.removeFirst();
		}
		if (this.taken.size() >= this.most) {
			return false;
		}
		this.taken.addLast(now);
		return true;
	}

}
