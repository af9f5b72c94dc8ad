package org.peerprescribing.referral;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a link rests after wrong dates of birth: nothing before the fifth, then twice
 * as long each time, and never longer than an hour.
 */
final class BackOff {

	static final int FREE_TRIES = 5;

	static final Duration LONGEST = Duration.ofHours(1);

	private BackOff() {
	}

	/** The rest after so many wrong tries in a row; empty where there is none. */
	static Optional<Duration> after(int wrongTries) {
		if (wrongTries < FREE_TRIES) {
			return Optional.empty();
		}
		int doublings = Math.min(wrongTries - FREE_TRIES, 10);
		Duration rest = Duration.ofMinutes(1L << doublings);
		return Optional.of((rest.compareTo(LONGEST) > 0) ? LONGEST : rest);
	}

}
