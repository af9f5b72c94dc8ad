package org.peerprescribing.shared;

import java.time.Clock;

/**
 * The time of the wall, for what goes by it whatever business time it is: whether another
 * system's token is still valid, and how fast messages may go. When a task is due is
 * asked of {@link DatabaseClock}; every question of the business goes to the injected
 * clock, which may have been moved.
 */
public final class WallTime {

	private WallTime() {
	}

	public static Clock clock() {
		return Clock.systemUTC();
	}

}
