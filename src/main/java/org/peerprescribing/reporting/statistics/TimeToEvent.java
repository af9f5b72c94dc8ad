package org.peerprescribing.reporting.statistics;

/**
 * How long one was watched, and how that ended.
 *
 * @param day whole days from the start, 0 or more
 * @param ending what ended it on that day
 */
public record TimeToEvent(int day, Ending ending) {

	public TimeToEvent {
		if (day < 0) {
			throw new IllegalArgumentException("Days are counted from the start");
		}
	}

	/** What can end the watching. */
	public enum Ending {

		/** What is waited for. */
		EVENT,
		/** Died before it. */
		DEATH,
		/** Left the practice before it. */
		LEFT_PRACTICE,
		/** Wanted no more contact before it. */
		OPTED_OUT,
		/** Nothing: nobody knows what happened afterwards. */
		CENSORED

	}

}
