package org.peerprescribing.matching;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;

/**
 * The term for how alive a community is, 0 to 10 points: posts a day 4, first reply 3,
 * posts that nobody answers 3. What nobody has said or measured, or not for half a year,
 * counts as the middle of its scale.
 */
final class ActivityScore {

	/** Of what nobody has said: the middle. */
	static final int NOT_KNOWN = 50;

	/** Refreshed every quarter: after two of them it is no longer known. */
	private static final int LAST_MONTHS = 6;

	private ActivityScore() {
	}

	/** As long as it counts: see {@link #until}. */
	static int tenths(@Nullable Activity activity) {
		return (activity == null) ? NOT_KNOWN
				: posts(activity.postsADay()) + firstReply(activity.firstReply()) + unanswered(activity.unanswered());
	}

	/** The last day on which it counts; from then on it is not known. */
	static LocalDate until(@Nullable Activity activity) {
		return (activity != null) ? activity.on().plusMonths(LAST_MONTHS) : LocalDate.EPOCH;
	}

	static List<Finding> findings(@Nullable Activity activity, LocalDate today) {
		if (activity == null) {
			return List.of(Finding.of(Finding.Code.ACTIVITY_UNKNOWN));
		}
		if (until(activity).isBefore(today)) {
			return List.of(Finding.of(Finding.Code.ACTIVITY_OLD, activity.on()));
		}
		List<Finding> findings = new ArrayList<>();
		if (activity.postsADay() != null) {
			findings.add(Finding.of(Finding.Code.ACTIVITY_POSTS, activity.postsADay(), activity.on()));
		}
		if (activity.firstReply() != null) {
			findings.add(Finding.of(Finding.Code.ACTIVITY_FIRST_REPLY, tenthsOfAnHour(activity.firstReply())));
		}
		if (activity.unanswered() != null) {
			findings.add(Finding.of(Finding.Code.ACTIVITY_UNANSWERED, (int) Math.round(100 * activity.unanswered())));
		}
		return findings.isEmpty() ? List.of(Finding.of(Finding.Code.ACTIVITY_UNKNOWN)) : findings;
	}

	private static int posts(@Nullable Double aDay) {
		if (aDay == null) {
			return 20;
		}
		if (aDay >= 50) {
			return 40;
		}
		if (aDay >= 10) {
			return 30;
		}
		if (aDay >= 2) {
			return 20;
		}
		return (aDay >= 0.3) ? 10 : 0;
	}

	private static int firstReply(@Nullable Duration after) {
		if (after == null) {
			return 15;
		}
		if (after.compareTo(Duration.ofHours(1)) <= 0) {
			return 30;
		}
		if (after.compareTo(Duration.ofHours(6)) <= 0) {
			return 20;
		}
		if (after.compareTo(Duration.ofHours(24)) <= 0) {
			return 15;
		}
		return (after.compareTo(Duration.ofHours(72)) <= 0) ? 10 : 0;
	}

	private static int unanswered(@Nullable Double share) {
		if (share == null) {
			return 15;
		}
		if (share <= 0.05) {
			return 30;
		}
		if (share <= 0.15) {
			return 20;
		}
		return (share <= 0.3) ? 10 : 0;
	}

	private static double tenthsOfAnHour(Duration duration) {
		return Math.round(duration.toMinutes() / 6.0) / 10.0;
	}

}
