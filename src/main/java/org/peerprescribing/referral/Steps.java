package org.peerprescribing.referral;

import java.time.Duration;
import java.time.Instant;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.identity.Role;
import org.peerprescribing.referral.Paths.Path;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes one step of one attempt with everything that belongs to it: the ladder, the
 * audit, the track record of the community, and the news for the others.
 */
@Component
class Steps {

	private final Paths paths;

	private final TrackRecords trackRecords;

	private final CommunityLifecycle communities;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	Steps(Paths paths, TrackRecords trackRecords, CommunityLifecycle communities, Worklist worklist, AuditTrail audit,
			ApplicationEventPublisher events) {
		this.paths = paths;
		this.trackRecords = trackRecords;
		this.communities = communities;
		this.worklist = worklist;
		this.audit = audit;
		this.events = events;
	}

	/** A new attempt begins. */
	void begin(Attempt attempt) {
		this.paths.add(attempt);
		Referral as = attempt.view();
		audit(as, AuditedAct.Action.CREATE);
		this.trackRecords.add(as.community(), TrackRecords.Fact.SENT, as.issuedAt());
		this.events.publishEvent(new ReferralIssued(as.id(), as.prescription(), as.patient(), as.organisation(),
				as.community(), as.attempt(), as.issuedAt()));
	}

	/**
	 * Takes the step where the ladder allows it; the caller {@linkplain #tell tells} the
	 * others once all that must follow is done.
	 */
	boolean take(Attempt attempt, UptakeStep step, Evidence evidence, Instant at) {
		boolean joinedBefore = attempt.hasJoined();
		boolean liveBefore = attempt.isLive();
		if (!attempt.reach(step, evidence, at)) {
			return false;
		}
		kept(attempt);
		if (liveBefore) {
			countEnd(attempt, at);
		}
		if (!joinedBefore && attempt.hasJoined()) {
			this.trackRecords.add(attempt.view().community(), TrackRecords.Fact.JOINED, at);
		}
		return true;
	}

	/** Not right, told at once; what felt unsafe keeps others away from now on. */
	void endAsNotRight(Attempt attempt, NotRightReason reason, Instant at) {
		boolean liveBefore = attempt.isLive();
		if (!attempt.notRight(reason, at)) {
			return;
		}
		kept(attempt);
		if (liveBefore) {
			countEnd(attempt, at);
		}
		Referral as = attempt.view();
		this.trackRecords.add(as.community(), TrackRecords.Fact.NOT_RIGHT, at);
		if (reason == NotRightReason.UPSET_ME || reason == NotRightReason.FELT_UNSAFE) {
			this.trackRecords.add(as.community(), TrackRecords.Fact.SAFETY_REPORT, at);
		}
		if (reason == NotRightReason.FELT_UNSAFE) {
			this.communities.pauseForSafety(as.community());
		}
		tell(attempt);
	}

	/**
	 * The community of somebody who joined is away.
	 * @return whether that is new
	 */
	boolean hold(Attempt attempt, Instant at) {
		if (!attempt.hold(at)) {
			return false;
		}
		this.paths.keep(attempt);
		audit(attempt.view(), AuditedAct.Action.UPDATE);
		return true;
	}

	/**
	 * It should never have begun. No step of the ladder: whoever hears of the
	 * prescription hears of it.
	 */
	void enterInError(Attempt attempt, Instant at) {
		boolean liveBefore = attempt.isLive();
		if (!attempt.enterInError(at)) {
			return;
		}
		this.paths.keep(attempt);
		Referral as = attempt.view();
		this.audit.record("clinician", as.organisation(), AuditedAct.done(AuditedAct.Action.UPDATE, "enter-in-error",
				as.patient().value(), "Task", as.id().value().toString()));
		if (liveBefore) {
			countEnd(attempt, at);
		}
	}

	/** The others learn that the community of this attempt went away. */
	void tellInterrupted(Attempt attempt, Instant at) {
		Referral as = attempt.view();
		this.events.publishEvent(
				new ReferralInterrupted(as.id(), as.prescription(), as.patient(), as.organisation(), as.attempt(), at));
	}

	/** It is back; nobody has to look any more. */
	void resume(Attempt attempt, Instant at) {
		if (attempt.resume(at)) {
			this.paths.keep(attempt);
			Referral as = attempt.view();
			audit(as, AuditedAct.Action.UPDATE);
			this.worklist.close(WorkKind.COMMUNITY_UNAVAILABLE, as.organisation(), as.prescription().value().toString(),
					"referral-sweep");
		}
	}

	/** The community says so of somebody who had said so; it is no second joining. */
	void confirmJoining(Attempt attempt, Instant at) {
		boolean known = this.paths.ladder(attempt.view().id())
			.stream()
			.anyMatch((entry) -> entry.step() == UptakeStep.JOINED && entry.evidence() == Evidence.COMMUNITY_CONFIRMED);
		if (!known && attempt.confirmJoining(at)) {
			this.paths.keep(attempt);
			this.paths.note(attempt, UptakeStep.JOINED, Evidence.COMMUNITY_CONFIRMED);
			audit(attempt.view(), AuditedAct.Action.UPDATE);
			tell(attempt, UptakeStep.JOINED, Evidence.COMMUNITY_CONFIRMED);
		}
	}

	void tell(Attempt attempt) {
		tell(attempt, attempt.view().step(), attempt.view().evidence());
	}

	private void tell(Attempt attempt, UptakeStep step, Evidence evidence) {
		Referral as = attempt.view();
		this.events.publishEvent(new UptakeChanged(as.id(), as.prescription(), as.patient(), as.organisation(),
				as.community(), as.attempt(), step, evidence, as.reason(), as.changedAt()));
	}

	/** Asks a clinician of the practice to look. */
	void ask(Path path, WorkKind kind) {
		Duration within = (kind == WorkKind.NEEDS_HELP_NOW) ? Duration.ofHours(2) : Duration.ofDays(3);
		this.worklist.open(new NewWorkItem(kind, path.organisation(), Role.CLINICIAN, path.patient().value(),
				path.prescription().value().toString(), within));
	}

	/** Asks the practice to erase; the law gives a month (UK GDPR, article 12). */
	void askErasure(Path path) {
		String patient = path.patient().value().toString();
		this.worklist.open(new NewWorkItem(WorkKind.ERASURE_ASKED, path.organisation(), Role.PRACTICE_ADMIN,
				path.patient().value(), patient, Duration.ofDays(28)));
		this.audit.record("patient", path.organisation(),
				AuditedAct.done(AuditedAct.Action.CREATE, "ask-erasure", path.patient().value(), "Patient", patient));
	}

	/** So that a curator can be told how many referrals to a community are open. */
	private void countEnd(Attempt attempt, Instant at) {
		if (!attempt.isLive()) {
			this.trackRecords.add(attempt.view().community(), TrackRecords.Fact.ENDED, at);
		}
	}

	private void kept(Attempt attempt) {
		this.paths.keep(attempt);
		this.paths.note(attempt);
		audit(attempt.view(), AuditedAct.Action.UPDATE);
	}

	private void audit(Referral as, AuditedAct.Action action) {
		String who = switch (as.evidence()) {
			case PATIENT_REPORTED -> "patient";
			case SYSTEM_OBSERVED -> "referral";
			case CARRIER_REPORTED -> "carrier";
			case COMMUNITY_CONFIRMED -> "community";
			case CLINICIAN_ENTERED -> "clinician";
		};
		this.audit.record(who, as.organisation(), AuditedAct.done(action, "uptake-" + as.step().code(),
				as.patient().value(), "Task", as.id().value().toString()));
	}

}
