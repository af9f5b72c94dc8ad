package org.peerprescribing.referral;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.peerprescribing.referral.TaskStatus.CANCELLED;
import static org.peerprescribing.referral.TaskStatus.COMPLETED;
import static org.peerprescribing.referral.TaskStatus.ENTERED_IN_ERROR;
import static org.peerprescribing.referral.TaskStatus.FAILED;
import static org.peerprescribing.referral.TaskStatus.IN_PROGRESS;
import static org.peerprescribing.referral.TaskStatus.ON_HOLD;
import static org.peerprescribing.referral.TaskStatus.REJECTED;
import static org.peerprescribing.referral.TaskStatus.REQUESTED;
import static org.peerprescribing.referral.UptakeStep.ALREADY_MEMBER;
import static org.peerprescribing.referral.UptakeStep.COMMUNITY_CLOSED;
import static org.peerprescribing.referral.UptakeStep.COMMUNITY_REFUSED;
import static org.peerprescribing.referral.UptakeStep.DECLINED;
import static org.peerprescribing.referral.UptakeStep.DELIVERED;
import static org.peerprescribing.referral.UptakeStep.EXPIRED;
import static org.peerprescribing.referral.UptakeStep.FINISHED;
import static org.peerprescribing.referral.UptakeStep.ISSUED;
import static org.peerprescribing.referral.UptakeStep.JOINED;
import static org.peerprescribing.referral.UptakeStep.LEFT_FOR_COMMUNITY;
import static org.peerprescribing.referral.UptakeStep.NOT_RIGHT;
import static org.peerprescribing.referral.UptakeStep.OPENED;
import static org.peerprescribing.referral.UptakeStep.REVOKED;
import static org.peerprescribing.referral.UptakeStep.SENT;
import static org.peerprescribing.referral.UptakeStep.STILL_USING_AT_6_WEEKS;

/**
 * Every legal move of the uptake ladder and of Task.status, in one place. Steps may be
 * skipped forwards and never go back; a move of the ladder takes Task.status along the
 * moves that FHIR R4 allows.
 */
final class Ladder {

	/** The steps, as far as somebody is on the way and has not joined. */
	private static final Set<UptakeStep> BEFORE_JOINING = EnumSet.of(ISSUED, SENT, DELIVERED, OPENED,
			LEFT_FOR_COMMUNITY);

	private static final Set<UptakeStep> AFTER_JOINING = EnumSet.of(JOINED, STILL_USING_AT_6_WEEKS);

	private static final Map<UptakeStep, Set<UptakeStep>> STEPS = new EnumMap<>(
			Map.of(ISSUED, with(EnumSet.of(SENT, DELIVERED, OPENED, LEFT_FOR_COMMUNITY)), SENT,
					with(EnumSet.of(DELIVERED, OPENED, LEFT_FOR_COMMUNITY)), DELIVERED,
					with(EnumSet.of(OPENED, LEFT_FOR_COMMUNITY)), OPENED, with(EnumSet.of(LEFT_FOR_COMMUNITY)),
					LEFT_FOR_COMMUNITY, with(EnumSet.noneOf(UptakeStep.class)), JOINED,
					EnumSet.of(STILL_USING_AT_6_WEEKS, FINISHED, DECLINED, NOT_RIGHT, COMMUNITY_CLOSED, REVOKED),
					STILL_USING_AT_6_WEEKS, EnumSet.of(FINISHED, DECLINED, NOT_RIGHT, COMMUNITY_CLOSED, REVOKED)));

	private static final Map<TaskStatus, Set<TaskStatus>> STATUSES = new EnumMap<>(Map.of(REQUESTED,
			EnumSet.of(IN_PROGRESS, COMPLETED, REJECTED, CANCELLED), IN_PROGRESS,
			EnumSet.of(ON_HOLD, COMPLETED, FAILED), ON_HOLD, EnumSet.of(IN_PROGRESS, COMPLETED, FAILED, CANCELLED)));

	private Ladder() {
	}

	/** Whether a referral at {@code from} may go to {@code to}. */
	static boolean allows(UptakeStep from, UptakeStep to) {
		return STEPS.getOrDefault(from, Set.of()).contains(to);
	}

	/** Whether FHIR lets Task.status go from one to the other in one move. */
	static boolean allows(TaskStatus from, TaskStatus to) {
		return (to == ENTERED_IN_ERROR) ? from != ENTERED_IN_ERROR : STATUSES.getOrDefault(from, Set.of()).contains(to);
	}

	/**
	 * The moves of Task.status that a step takes, in order; empty where it stays. What
	 * ends by cancelling goes by way of on-hold once it was in progress.
	 */
	static List<TaskStatus> moves(TaskStatus from, UptakeStep step) {
		TaskStatus to = switch (step) {
			case ISSUED, SENT, DELIVERED, OPENED, LEFT_FOR_COMMUNITY -> from;
			// While the community is away, what a member reports does not bring it back.
			case JOINED, STILL_USING_AT_6_WEEKS -> (from == ON_HOLD) ? ON_HOLD : IN_PROGRESS;
			case FINISHED, ALREADY_MEMBER -> COMPLETED;
			case NOT_RIGHT, DECLINED -> (from == REQUESTED) ? CANCELLED : FAILED;
			case COMMUNITY_REFUSED -> REJECTED;
			case COMMUNITY_CLOSED, REVOKED, EXPIRED -> CANCELLED;
		};
		if (to == from) {
			return List.of();
		}
		return (from == IN_PROGRESS && to == CANCELLED) ? List.of(ON_HOLD, CANCELLED) : List.of(to);
	}

	/**
	 * Which Task.status a step may stand beside, where the attempt was not made in error:
	 * that says nothing of the step, which stays.
	 */
	static Set<TaskStatus> statuses(UptakeStep step) {
		return switch (step) {
			case ISSUED, SENT, DELIVERED, OPENED, LEFT_FOR_COMMUNITY -> Set.of(REQUESTED);
			case JOINED, STILL_USING_AT_6_WEEKS -> Set.of(IN_PROGRESS, ON_HOLD);
			case FINISHED, ALREADY_MEMBER -> Set.of(COMPLETED);
			case NOT_RIGHT, DECLINED -> Set.of(CANCELLED, FAILED);
			case COMMUNITY_REFUSED -> Set.of(REJECTED);
			case COMMUNITY_CLOSED, REVOKED, EXPIRED -> Set.of(CANCELLED);
		};
	}

	static boolean isAfterJoining(UptakeStep step) {
		return AFTER_JOINING.contains(step);
	}

	static boolean isBeforeJoining(UptakeStep step) {
		return BEFORE_JOINING.contains(step);
	}

	/** What is open to everybody who has not joined, besides the steps forward. */
	private static Set<UptakeStep> with(EnumSet<UptakeStep> forward) {
		forward.addAll(EnumSet.of(JOINED, STILL_USING_AT_6_WEEKS, FINISHED, ALREADY_MEMBER, DECLINED, NOT_RIGHT,
				COMMUNITY_REFUSED, COMMUNITY_CLOSED, REVOKED, EXPIRED));
		return forward;
	}

}
