package org.peerprescribing.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

/**
 * How alive a community was on a day: what it said of itself or what somebody measured,
 * refreshed every quarter.
 *
 * @param postsADay posts and replies a day, 0 or more; null where not known
 * @param firstReply median time until a new post has its first reply, 0 or more; null
 * where not known
 * @param unanswered share of new posts that nobody answers, 0 to 1; null where not known
 * @param on the day it is true of
 * @param basis who says so
 */
public record Activity(@Nullable Double postsADay, @Nullable Duration firstReply, @Nullable Double unanswered,
		LocalDate on, Basis basis) {

	public Activity {
		if (postsADay != null && !(postsADay >= 0 && postsADay < Double.POSITIVE_INFINITY)) {
			throw new InvalidValue("posts-a-day");
		}
		if (firstReply != null && firstReply.isNegative()) {
			throw new InvalidValue("first-reply");
		}
		if (unanswered != null && !(unanswered >= 0 && unanswered <= 1)) {
			throw new InvalidValue("unanswered");
		}
	}

	Activity inWholeMinutes() {
		return new Activity(this.postsADay,
				(this.firstReply != null) ? this.firstReply.truncatedTo(ChronoUnit.MINUTES) : null, this.unanswered,
				this.on, this.basis);
	}

	/** For the history. */
	String inWords() {
		return this.on + ": " + this.postsADay + " posts a day, first reply " + this.firstReply + ", unanswered "
				+ this.unanswered;
	}

	boolean saysNothing() {
		return this.postsADay == null && this.firstReply == null && this.unanswered == null;
	}

	/** Who says so. */
	public enum Basis {

		SELF_DECLARED, MEASURED

	}

}
