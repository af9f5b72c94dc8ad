package org.peerprescribing.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.matching.Match;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.referral.Paths.Path;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The patient's path. Every command may come twice and has one effect. */
@Service
@Transactional
public class Referrals {

	private final Paths paths;

	private final Links links;

	private final Steps steps;

	private final Alternatives alternatives;

	private final CommunityDirectory directory;

	private final Prescribing prescribing;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Referrals(Paths paths, Links links, Steps steps, Alternatives alternatives, CommunityDirectory directory,
			Prescribing prescribing, ApplicationEventPublisher events, Clock clock) {
		this.paths = paths;
		this.links = links;
		this.steps = steps;
		this.alternatives = alternatives;
		this.directory = directory;
		this.prescribing = prescribing;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Locks prescription and path for the rest of the caller's transaction: before any
	 * row of the caller's own that belongs to them, so that two never wait for each
	 * other.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lockFirst(PrescriptionId prescription) {
		this.paths.lock(prescription);
	}

	/**
	 * A fresh link for a message about this prescription; earlier ones stay valid. In the
	 * sender's transaction.
	 */
	public Link mintLink(PrescriptionId prescription) {
		return this.links.mint(path(prescription));
	}

	/**
	 * What the carrier says of the first message: {@link UptakeStep#SENT} or
	 * {@link UptakeStep#DELIVERED}.
	 */
	public void recordDelivery(PrescriptionId prescription, UptakeStep step, Instant at) {
		if (step != UptakeStep.SENT && step != UptakeStep.DELIVERED) {
			throw new IllegalArgumentException("A carrier does not report " + step);
		}
		recordUptake(prescription, step, Evidence.CARRIER_REPORTED, at);
	}

	/**
	 * A step on the ladder of the live referral; a step that would go back is no change.
	 * Where the community cannot take the patient and nothing else fits, a person is
	 * asked to help.
	 */
	public void recordUptake(PrescriptionId prescription, UptakeStep step, Evidence evidence, Instant at) {
		Path path = path(prescription);
		Attempt last = last(path);
		if (!this.steps.take(last, step, evidence, at)) {
			return;
		}
		switch (step) {
			case FINISHED, ALREADY_MEMBER -> {
				this.paths.end(prescription, at);
				this.prescribing.complete(prescription);
			}
			case DECLINED -> end(path, RevocationReason.NOT_JOINED, at);
			case COMMUNITY_REFUSED -> {
				if (this.alternatives.of(path).isEmpty()) {
					handToPerson(path);
				}
			}
			default -> {
				// Nothing follows: the prescription goes on.
			}
		}
		this.steps.tell(last);
	}

	/**
	 * The patient says at once that the community is not right and why; what fits instead
	 * may be chosen afterwards. With nothing left to choose, a person is asked to help.
	 */
	public List<Match> sayNotRight(PrescriptionId prescription, NotRightReason reason) {
		Path path = path(prescription);
		this.steps.endAsNotRight(last(path), reason, this.clock.instant());
		List<Match> others = (path.endedAt() == null) ? this.alternatives.of(path) : List.of();
		if (others.isEmpty()) {
			handToPerson(path);
		}
		return others;
	}

	/**
	 * The patient chooses another community after a no, or because the present one cannot
	 * be opened any more; refuses with {@code business-rule} while it can, and with
	 * {@code community-not-listed} or {@code unsafe} what may not be given to them.
	 */
	public RematchResult chooseAnother(PrescriptionId prescription, CommunityId chosen) {
		Path path = path(prescription);
		Attempt last = last(path);
		if (!last.view().community().equals(chosen)) {
			closeIfGone(last);
		}
		return open(path, chosen);
	}

	/**
	 * Nothing else is wanted after a no, or after the community has gone: a person is
	 * asked to help. Refuses with {@code business-rule} while the present one can be
	 * opened.
	 */
	public RematchResult chooseNone(PrescriptionId prescription) {
		Path path = path(prescription);
		closeIfGone(last(path));
		return handToPerson(path);
	}

	/** "I need help now": somebody of the practice is asked to look, soon. */
	public void needsHelpNow(PrescriptionId prescription) {
		this.steps.ask(path(prescription), WorkKind.NEEDS_HELP_NOW);
	}

	/** The patient asks their practice to erase what is held of them here. */
	public void askErasure(PrescriptionId prescription) {
		this.steps.askErasure(path(prescription));
	}

	/**
	 * "Not now": publishes {@link ReminderAsked}.
	 * @param days 1 to 14
	 */
	public void remindLater(PrescriptionId prescription, int days) {
		if (days < 1 || days > 14) {
			throw new ProblemException(Problem.INVALID_VALUE, "days");
		}
		Path path = path(prescription);
		Instant now = this.clock.instant();
		this.events.publishEvent(new ReminderAsked(prescription, path.patient(), path.organisation(),
				now.plus(Duration.ofDays(days)), now));
	}

	/**
	 * What fits instead, given the reasons so far: after a no, or when the community has
	 * gone; at most three, empty at the limit of rematches.
	 */
	public List<Match> alternatives(PrescriptionId prescription) {
		return this.alternatives.of(this.paths.find(prescription).orElseThrow(Referrals::notFound));
	}

	/** Within the access scope: first attempt first. */
	@Transactional(readOnly = true)
	public List<Referral> of(PrescriptionId prescription) {
		return this.paths.attempts(prescription).stream().map(Attempt::view).toList();
	}

	@Transactional(readOnly = true)
	public Optional<Referral> find(ReferralId id) {
		return this.paths.attempt(id).map(Attempt::view);
	}

	/** The last referral of the prescription, live or ended. */
	@Transactional(readOnly = true)
	public Optional<Referral> latest(PrescriptionId prescription) {
		List<Referral> all = of(prescription);
		return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
	}

	/** The steps of one referral in the order in which they became known. */
	@Transactional(readOnly = true)
	public List<LadderEntry> ladder(ReferralId id) {
		return this.paths.ladder(id);
	}

	private void closeIfGone(Attempt last) {
		if (!last.isLive()) {
			return;
		}
		if (this.directory.mayBeOpened(last.view().community())) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		this.steps.take(last, UptakeStep.COMMUNITY_CLOSED, Evidence.SYSTEM_OBSERVED, this.clock.instant());
		this.steps.tell(last);
	}

	private RematchResult open(Path path, CommunityId chosen) {
		List<Attempt> attempts = this.paths.attempts(path.prescription());
		Attempt last = attempts.getLast();
		if (last.isLive()) {
			return new RematchResult.Rematched(last.view().id());
		}
		if (path.endedAt() != null) {
			return new RematchResult.HandedToPerson();
		}
		if (attempts.size() >= Attempt.MOST) {
			return handToPerson(path);
		}
		this.alternatives.mustBeOpenTo(path, attempts, chosen);
		Attempt next = last.next(chosen, this.clock.instant());
		this.steps.begin(next);
		return new RematchResult.Rematched(next.view().id());
	}

	private RematchResult handToPerson(Path path) {
		if (path.endedAt() == null) {
			this.steps.ask(path, WorkKind.NO_COMMUNITY_FITS);
			end(path, RevocationReason.NOT_JOINED, this.clock.instant());
		}
		return new RematchResult.HandedToPerson();
	}

	private void end(Path path, RevocationReason reason, Instant at) {
		this.paths.end(path.prescription(), at);
		this.prescribing.close(path.prescription(), reason);
	}

	private Path path(PrescriptionId prescription) {
		return this.paths.lock(prescription).orElseThrow(Referrals::notFound);
	}

	private Attempt last(Path path) {
		return this.paths.attempts(path.prescription()).getLast();
	}

	private static ProblemException notFound() {
		return new ProblemException(Problem.NOT_FOUND);
	}

}
