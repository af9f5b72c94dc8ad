package org.peerprescribing.shared;

import java.time.Clock;
import java.time.Instant;

/**
 * The time of the wall, for the two things that go by it whatever business time it is:
 * when the task scheduler is to run something, and whether another system's token is
 * still valid. Every question of the business goes to the injected clock, which may have
 * been moved.
 */
public final class WallTime {

	private WallTime() {
	}

	public static Instant now() {
		return clock().instant();
	}

	public static Clock clock() {
		return Clock.systemUTC();
	}

}
