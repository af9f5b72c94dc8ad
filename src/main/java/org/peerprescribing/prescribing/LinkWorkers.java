package org.peerprescribing.prescribing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.LinkWorkerService;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.LinkWorkerRequest.Outcome;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TimeOrderedId;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a clinician asks of the practice's link worker: an order of its own beside
 * prescriptions, with a task and a clock instead of a link. Nothing leaves this service
 * before the link worker has answered.
 */
@Service
@Transactional
public class LinkWorkers {

	private static final Duration LOOK_WITHIN = Duration.ofDays(2);

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	/** How long an acceptance stands for one episode of social prescribing. */
	private static final int MONTHS_OF_AN_EPISODE = 12;

	private final LinkWorkerRows rows;

	private final SafetyChecks checks;

	private final Practices practices;

	private final Worklist worklist;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	LinkWorkers(LinkWorkerRows rows, SafetyChecks checks, Practices practices, Worklist worklist, AuditTrail trail,
			ApplicationEventPublisher events, Clock clock) {
		this.rows = rows;
		this.checks = checks;
		this.practices = practices;
		this.worklist = worklist;
		this.trail = trail;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens a task for the practice's link worker, due when the practice says that
	 * patients hear from them. The same command again gives the same answer. Refused are:
	 * the key with another patient or need ({@code key-reused}), a missing agreement to
	 * be contacted by the link worker ({@code no-agreement}), a patient who is not
	 * registered here ({@code not-found}), a practice that has no link worker, and a
	 * second request while one for this patient is open (both {@code business-rule}).
	 */
	public LinkWorkerResult request(RequestLinkWorker command, Actor clinician) {
		clinician.mustBe(Role.CLINICIAN);
		Optional<LinkWorkerResult> before = before(command, clinician);
		if (before.isPresent()) {
			return before.get();
		}
		if (!command.agreed()) {
			return refuse(command, clinician, Problem.NO_AGREEMENT);
		}
		if (!this.checks.isRegistered(command.patient())) {
			return refuse(command, clinician, Problem.NOT_FOUND);
		}
		LinkWorkerService service = this.practices.linkWorker(clinician.organisation());
		if (!service.offered()) {
			return refuse(command, clinician, Problem.BUSINESS_RULE);
		}
		UUID id = TimeOrderedId.next();
		// As exact as the database keeps it.
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (!this.rows.add(id, command, clinician, now, now.plus(service.within()))) {
			return before(command, clinician).orElseGet(() -> refuse(command, clinician, Problem.BUSINESS_RULE));
		}
		this.worklist.open(new NewWorkItem(WorkKind.LINK_WORKER_ASKED, clinician.organisation(), Role.LINK_WORKER,
				command.patient().value(), id.toString(), service.within()));
		this.trail.record(clinician, act(AuditedAct.Action.CREATE, "request-link-worker", command.patient(), id));
		return new LinkWorkerResult.Requested(new LinkWorkerRequestId(id));
	}

	/**
	 * As if it had never been (entered-in-error), as long as nobody has acted on it: that
	 * is longer than the grace of a prescription, because nothing has gone out. Refuses
	 * afterwards with {@code business-rule}. Repeating changes nothing.
	 */
	public void undo(LinkWorkerRequestId id, Actor clinician) {
		clinician.mustBe(Role.CLINICIAN);
		LinkWorkerRequest request = lock(id);
		if (request.status() == Prescription.Status.ENTERED_IN_ERROR) {
			return;
		}
		if (!request.isOpen()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		this.rows.undo(id, this.clock.instant());
		closeTasks(request, clinician.id());
		this.trail.record(clinician,
				act(AuditedAct.Action.UPDATE, "undo-link-worker-request", request.patient(), id.value()));
	}

	/**
	 * The link worker says what came of it, in the name of this person. Accepted or
	 * declined publishes {@link LinkWorkerAnswered}; not reached is told to the
	 * clinicians as a task and to nobody else. The first acceptance within twelve months
	 * of this patient at this practice begins an episode; a later one within them is not
	 * a first contact, and its national code must not be counted again. The same answer
	 * again changes nothing; another one is refused with {@code business-rule}, and
	 * whoever is no link worker with {@code forbidden}.
	 */
	public void answer(LinkWorkerRequestId id, Outcome outcome, Actor linkWorker) {
		linkWorker.mustBe(Role.LINK_WORKER);
		LinkWorkerRequest request = lock(id);
		if (outcome == request.outcome()) {
			return;
		}
		boolean sayable = outcome.isAnswerOfThePatient() || outcome == Outcome.NOT_REACHED;
		if (!request.isOpen() || !sayable) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		boolean first = outcome == Outcome.ACCEPTED && !this.rows.acceptedSince(request.patient(),
				request.organisation(), now.atZone(LONDON).minusMonths(MONTHS_OF_AN_EPISODE).toInstant());
		end(request, outcome, linkWorker, first, now);
		this.trail.record(linkWorker,
				act(AuditedAct.Action.UPDATE, "answer-link-worker-request", request.patient(), id.value()));
		if (outcome.isAnswerOfThePatient()) {
			this.events.publishEvent(new LinkWorkerAnswered(id, request.patient(), request.organisation(),
					outcome == Outcome.ACCEPTED, now));
		}
		else {
			this.worklist.open(new NewWorkItem(WorkKind.LINK_WORKER_NOT_REACHED, request.organisation(), Role.CLINICIAN,
					request.patient().value(), id.value().toString(), LOOK_WITHIN));
		}
	}

	/** Within the access scope; the caller audits the reading. */
	@Transactional(readOnly = true)
	public Optional<LinkWorkerRequest> find(LinkWorkerRequestId id) {
		return this.rows.find(id);
	}

	/** The practice's that nobody has answered yet; the caller audits the reading. */
	@Transactional(readOnly = true)
	public Optional<LinkWorkerRequest> open(PatientId patient, OdsCode practice) {
		return this.rows.open(patient, practice);
	}

	/**
	 * The organisation's, newest first, at most {@code limit}; none outside the scope of
	 * an organisation.
	 */
	@Transactional(readOnly = true)
	public List<LinkWorkerRequest> latest(int limit) {
		return (AccessScope.current() instanceof AccessScope.OfOrganisation of)
				? this.rows.latest(of.organisation(), limit) : List.of();
	}

	/**
	 * Nobody need get in touch any more; in the transaction in which that became known.
	 */
	void close(PatientId patient, Outcome outcome, String by) {
		this.rows.lockOpen(patient).forEach((request) -> {
			end(request, outcome, null, false, this.clock.instant());
			this.trail.record(by, request.organisation(), act(AuditedAct.Action.UPDATE, "close-link-worker-request",
					request.patient(), request.id().value()));
		});
	}

	/** Tells the clinicians of each practice which requests were not answered in time. */
	void reportLate(int most) {
		this.rows.reportLate(this.clock.instant(), most)
			.forEach((request) -> this.worklist.open(new NewWorkItem(WorkKind.LINK_WORKER_LATE, request.organisation(),
					Role.CLINICIAN, request.patient().value(), request.id().value().toString(), LOOK_WITHIN)));
	}

	private void end(LinkWorkerRequest request, Outcome outcome, @Nullable Actor by, boolean first, Instant at) {
		this.rows.end(request.id(), outcome, by, first, at);
		closeTasks(request, (by != null) ? by.id() : LinkWorkerSweep.TASK);
	}

	private void closeTasks(LinkWorkerRequest request, String by) {
		String subject = request.id().value().toString();
		this.worklist.close(WorkKind.LINK_WORKER_ASKED, request.organisation(), subject, by);
		this.worklist.close(WorkKind.LINK_WORKER_LATE, request.organisation(), subject, by);
	}

	private Optional<LinkWorkerResult> before(RequestLinkWorker command, Actor clinician) {
		return this.rows.byKey(clinician.organisation(), command.key())
			.map((found) -> (found.patient().equals(command.patient()) && found.need().equals(command.need())
					&& found.phoneMonitored() == command.phoneMonitored()) ? new LinkWorkerResult.Requested(found.id())
							: new LinkWorkerResult.Refused(Problem.KEY_REUSED));
	}

	private LinkWorkerResult refuse(RequestLinkWorker command, Actor clinician, Problem problem) {
		this.trail.record(clinician, new AuditedAct(AuditedAct.Action.CREATE, "request-link-worker",
				command.patient().value(), "ServiceRequest", "link-worker", AuditedAct.Outcome.REFUSED));
		return new LinkWorkerResult.Refused(problem);
	}

	private LinkWorkerRequest lock(LinkWorkerRequestId id) {
		return this.rows.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static AuditedAct act(AuditedAct.Action action, String activity, PatientId patient, UUID id) {
		return AuditedAct.done(action, activity, patient.value(), "ServiceRequest", id.toString());
	}

}
