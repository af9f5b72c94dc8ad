package org.peerprescribing.directory;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How alive a community was on a day: what it said of itself or what somebody measured,
 * refreshed every quarter.
 *
 * @param postsADay posts and replies a day, 0 or more; null where not known
 * @param firstReply median time until a new post has its first reply; null where not
 * known
 * @param unanswered share of new posts that nobody answers, 0 to 1; null where not known
 * @param on the day it is true of
 * @param basis who says so
 */
public record Activity(@Nullable Double postsADay, @Nullable Duration firstReply, @Nullable Double unanswered,
		LocalDate on, Basis basis) {

	/** Who says so. */
	public enum Basis {

		SELF_DECLARED, MEASURED

	}

}
