package org.peerprescribing.referral;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.TimeOrderedId;

/**
 * One attempt to bring the patient into one community, and where it stands. It moves only
 * as the {@link Ladder} allows.
 */
final class Attempt {

	/** The first and at most two rematches. */
	static final int MOST = 3;

	private final Referral began;

	private UptakeStep step;

	private TaskStatus status;

	private Evidence evidence;

	private @Nullable NotRightReason reason;

	private @Nullable Instant joinedAt;

	private Instant changedAt;

	private int version;

	/** As it was read. */
	Attempt(Referral read, TaskStatus status) {
		this.began = read;
		this.step = read.step();
		this.status = status;
		this.evidence = read.evidence();
		this.reason = read.reason();
		this.joinedAt = read.joinedAt();
		this.changedAt = read.changedAt();
		this.version = read.version();
	}

	/** The first attempt of a prescription. */
	static Attempt first(PrescriptionId prescription, PatientId patient, OdsCode organisation, CommunityId community,
			Instant at) {
		return begin(prescription, patient, organisation, community, 1, null, at);
	}

	/** The attempt that follows this one, which must have ended. */
	Attempt next(CommunityId community, Instant at) {
		if (isLive() || this.began.attempt() == MOST) {
			throw new IllegalStateException("No attempt can follow");
		}
		return begin(this.began.prescription(), this.began.patient(), this.began.organisation(), community,
				this.began.attempt() + 1, this.began.id(), at);
	}

	/**
	 * Takes the step where the ladder allows it.
	 * @return whether anything has changed
	 */
	boolean reach(UptakeStep to, Evidence by, Instant at) {
		if (this.status == TaskStatus.ENTERED_IN_ERROR || !Ladder.allows(this.step, to)) {
			return false;
		}
		for (TaskStatus next : Ladder.moves(this.status, to)) {
			move(next);
		}
		this.step = to;
		this.evidence = by;
		this.changedAt = at;
		if (Ladder.isAfterJoining(to) && this.joinedAt == null) {
			this.joinedAt = at;
		}
		this.version++;
		return true;
	}

	/** Ends it as not right, with the reason. */
	boolean notRight(NotRightReason why, Instant at) {
		if (!reach(UptakeStep.NOT_RIGHT, Evidence.PATIENT_REPORTED, at)) {
			return false;
		}
		this.reason = why;
		return true;
	}

	/**
	 * The community says that somebody joined who has joined by their own word; a later
	 * step stays on the word that it rests on.
	 * @return whether anything has changed
	 */
	boolean confirmJoining(Instant at) {
		if (!isLive() || !hasJoined()) {
			return false;
		}
		if (this.step == UptakeStep.JOINED) {
			this.evidence = Evidence.COMMUNITY_CONFIRMED;
		}
		this.changedAt = at;
		this.version++;
		return true;
	}

	/**
	 * It should never have begun, wherever it stands: the step stays as it was.
	 * @return whether anything has changed
	 */
	boolean enterInError(Instant at) {
		if (this.status == TaskStatus.ENTERED_IN_ERROR) {
			return false;
		}
		move(TaskStatus.ENTERED_IN_ERROR);
		this.changedAt = at;
		this.version++;
		return true;
	}

	/**
	 * The community of somebody who joined is away: the task waits, the step stays.
	 * @return whether anything has changed
	 */
	boolean hold(Instant at) {
		if (this.status != TaskStatus.IN_PROGRESS) {
			return false;
		}
		move(TaskStatus.ON_HOLD);
		this.changedAt = at;
		this.version++;
		return true;
	}

	/**
	 * The community is back: the task goes on where it stood.
	 * @return whether anything has changed
	 */
	boolean resume(Instant at) {
		if (this.status != TaskStatus.ON_HOLD) {
			return false;
		}
		move(TaskStatus.IN_PROGRESS);
		this.changedAt = at;
		this.version++;
		return true;
	}

	boolean isLive() {
		return this.status.isLive();
	}

	boolean hasJoined() {
		return this.joinedAt != null;
	}

	TaskStatus status() {
		return this.status;
	}

	/** As others may see it. */
	Referral view() {
		Referral b = this.began;
		return new Referral(b.id(), b.prescription(), b.patient(), b.organisation(), b.community(), b.attempt(),
				b.replaces(), this.step, this.status.code(), this.evidence, this.reason, b.issuedAt(), this.joinedAt,
				this.changedAt, this.version);
	}

	private void move(TaskStatus to) {
		if (!Ladder.allows(this.status, to)) {
			throw new IllegalStateException("Task.status cannot go from " + this.status + " to " + to);
		}
		this.status = to;
	}

	private static Attempt begin(PrescriptionId prescription, PatientId patient, OdsCode organisation,
			CommunityId community, int number, @Nullable ReferralId replaces, Instant at) {
		return new Attempt(new Referral(new ReferralId(TimeOrderedId.next()), prescription, patient, organisation,
				community, number, replaces, UptakeStep.ISSUED, TaskStatus.REQUESTED.code(), Evidence.SYSTEM_OBSERVED,
				null, at, null, at, 0), TaskStatus.REQUESTED);
	}

}
