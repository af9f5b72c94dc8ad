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
 * @param moderators how many people look after what is posted, 0 or more; null where not
 * known; matching does not ask for it
 * @param on the day it is true of
 * @param basis who says so
 */
public record Activity(@Nullable Double postsADay, @Nullable Duration firstReply, @Nullable Double unanswered,
		@Nullable Integer moderators, LocalDate on, Basis basis) {

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
		if (moderators != null && moderators < 0) {
			throw new InvalidValue("moderators");
		}
	}

	/** As far as matching reads it. */
	public Activity(@Nullable Double postsADay, @Nullable Duration firstReply, @Nullable Double unanswered,
			LocalDate on, Basis basis) {
		this(postsADay, firstReply, unanswered, null, on, basis);
	}

	Activity inWholeMinutes() {
		return new Activity(this.postsADay,
				(this.firstReply != null) ? this.firstReply.truncatedTo(ChronoUnit.MINUTES) : null, this.unanswered,
				this.moderators, this.on, this.basis);
	}

	/** For the history. */
	String inWords() {
		return this.on + ": " + this.postsADay + " posts a day, first reply " + this.firstReply + ", unanswered "
				+ this.unanswered + ", moderators " + this.moderators;
	}

	boolean saysNothing() {
		return this.postsADay == null && this.firstReply == null && this.unanswered == null && this.moderators == null;
	}

	/** Who says so. */
	public enum Basis {

		SELF_DECLARED, MEASURED

	}

}
