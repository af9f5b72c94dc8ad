package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: full jitter over a range that doubles with each
 * try, between the shortest and the longest wait; and never less than the other side asks
 * for.
 */
final class RetryDelay {

	private RetryDelay() {
	}

	/**
	 * @param attempts tries begun, from 1
	 * @param asked what the other side asked for; null where it did not
	 */
	static Duration after(int attempts, @org.jspecify.annotations.Nullable Duration asked, CareRecordSettings settings,
			RandomGenerator random) {
		long first = settings.retryFirst().toMillis();
		long most = settings.retryMost().toMillis();
		long range = Math.min(most, first << Math.clamp(attempts, 1, 20));
		Duration own = Duration.ofMillis(first + (long) (random.nextDouble() * Math.max(0, range - first)));
		if (asked == null || asked.compareTo(own) < 0) {
			return own;
		}
		return (asked.compareTo(settings.retryMost()) < 0) ? asked : settings.retryMost();
	}

}
