package org.peerprescribing.prescribing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A clinician's prescriptions. */
@Service
@Transactional
public class Prescribing {

	private static final String BY_PATH = "patient-path";

	private final PrescriptionRepository prescriptions;

	private final Signing signing;

	private final Issuing issuing;

	private final Offers offers;

	private final EnteringInError errors;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Prescribing(PrescriptionRepository prescriptions, Signing signing, Issuing issuing, Offers offers,
			EnteringInError errors, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
		this.prescriptions = prescriptions;
		this.signing = signing;
		this.issuing = issuing;
		this.offers = offers;
		this.errors = errors;
		this.trail = trail;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Checks listing, safety and agreement in the transaction, then signs; publishes
	 * {@link PrescriptionSigned}. Nothing leaves the service before the grace is over.
	 * Refused are: the same key with another command ({@code key-reused}) or while the
	 * first is still running ({@code still-running}), a patient or run that is not this
	 * practice's or a patient who is not registered any more ({@code not-found}), another
	 * need than the run's ({@code business-rule}), a missing agreement
	 * ({@code no-agreement}), a community that is not listed or would not be safe, and a
	 * caution without a reason ({@code required}) or with one that is none of
	 * {@link CautionReason} ({@code unknown-code}).
	 */
	public SignResult sign(SignPrescription command, Actor clinician) {
		return this.signing.sign(command, clinician);
	}

	/**
	 * Within the grace: as if it had never been (entered-in-error). Refuses afterwards
	 * with {@code business-rule}. Repeating changes nothing.
	 */
	public void undo(PrescriptionId id, Actor clinician) {
		StoredPrescription prescription = lock(id);
		if (prescription.is(Prescription.Status.ENTERED_IN_ERROR)) {
			return;
		}
		prescription.undo(this.clock.instant());
		audit(prescription, clinician, "undo");
	}

	/**
	 * Ends the grace at once ("print now"). What is issued already stays as it is; what
	 * was undone or has ended is refused with {@code business-rule}. Where a check fails,
	 * it is revoked with the reason, as at the end of the grace.
	 */
	public void issueNow(PrescriptionId id, Actor clinician) {
		StoredPrescription prescription = lock(id);
		if (prescription.isIssued() && !prescription.isEnded()) {
			return;
		}
		if (!prescription.isWaiting()) {
			throw new ProblemException(Problem.BUSINESS_RULE);
		}
		audit(prescription, clinician, "issue-now");
		this.issuing.issue(prescription, GraceSweep.TASK);
	}

	/**
	 * The clinician withdraws it after issue: publishes {@link PrescriptionRevoked}.
	 * Refuses another version than the expected one with {@code stale-version}, and what
	 * is not issued or has ended with {@code business-rule}.
	 */
	public void revoke(PrescriptionId id, int expectedVersion, Actor clinician) {
		StoredPrescription prescription = lock(id);
		prescription.expectVersion(expectedVersion);
		Instant now = this.clock.instant();
		prescription.revoke(RevocationReason.WITHDRAWN, now);
		audit(prescription, clinician, "revoke");
		publishRevoked(prescription, RevocationReason.WITHDRAWN, now);
	}

	/**
	 * Says of an issued prescription, at whatever stage, that it was made in error:
	 * publishes {@link PrescriptionEnteredInError}. Repeating changes nothing, and the
	 * first reason stands. Refuses another version than the expected one with
	 * {@code stale-version}, and what was never issued with {@code business-rule}.
	 */
	public void enterInError(PrescriptionId id, int expectedVersion, ErrorReason reason, Actor clinician) {
		this.errors.enter(lock(id), expectedVersion, reason, clinician);
	}

	/**
	 * The patient's path has come to its good end: publishes
	 * {@link PrescriptionCompleted}. Changes nothing where it has ended already.
	 */
	public void complete(PrescriptionId id) {
		StoredPrescription prescription = lock(id);
		if (prescription.isEnded()) {
			return;
		}
		Instant now = this.clock.instant();
		prescription.complete(now);
		auditPath(prescription, "complete");
		Prescription done = prescription.asPrescription();
		this.events.publishEvent(new PrescriptionCompleted(id, done.patient(), done.organisation(), now));
	}

	/**
	 * The patient's path has ended otherwise: publishes {@link PrescriptionRevoked}.
	 * Changes nothing where it has ended already.
	 */
	public void close(PrescriptionId id, RevocationReason reason) {
		StoredPrescription prescription = lock(id);
		if (prescription.isEnded()) {
			return;
		}
		Instant now = this.clock.instant();
		prescription.revoke(reason, now);
		auditPath(prescription, "close");
		publishRevoked(prescription, reason, now);
	}

	/**
	 * What was shown to the clinician and what they did with it, for the offered and
	 * declined counts; each counts once. Refuses with {@code not-found} a run of another
	 * practice.
	 */
	public void recordOffer(MatchRunId run, Offer offer, Actor clinician) {
		this.offers.add(run, offer, clinician);
	}

	/**
	 * Locks the prescription for the rest of the caller's transaction. Whoever locks rows
	 * of their own that belong to one does this before: prescription, path, message is
	 * the one order, so that two never wait for each other. Locks nothing where the
	 * prescription is not found.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lockFirst(PrescriptionId id) {
		this.prescriptions.lock(id.value());
	}

	/** Within the access scope; the caller audits the reading. */
	@Transactional(readOnly = true)
	public Optional<Prescription> find(PrescriptionId id) {
		return this.prescriptions.findById(id.value()).map(StoredPrescription::asPrescription);
	}

	/**
	 * Whether a clinician has said of this patient that nothing may be sent to them, with
	 * whatever prescription; asked again at the moment of sending.
	 */
	@Transactional(readOnly = true)
	public boolean prohibitsContact(PatientId patient) {
		return this.prescriptions.existsByPatientAndContactProhibitedTrueAndStatusNot(patient.value(),
				Prescription.Status.ENTERED_IN_ERROR);
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	public List<Prescription> of(PatientId patient) {
		return this.prescriptions.findByPatientOrderBySignedAtDescIdDesc(patient.value())
			.stream()
			.map(StoredPrescription::asPrescription)
			.toList();
	}

	/**
	 * The organisation's, newest first, at most {@code limit}; none outside the scope of
	 * an organisation.
	 */
	@Transactional(readOnly = true)
	public List<Prescription> latest(int limit) {
		return (AccessScope.current() instanceof AccessScope.OfOrganisation of) ? this.prescriptions
			.findByOrganisationOrderBySignedAtDescIdDesc(of.organisation().value(), Limit.of(limit))
			.stream()
			.map(StoredPrescription::asPrescription)
			.toList() : List.of();
	}

	/** Of these, what this clinician prescribed, newest first, at most {@code limit}. */
	@Transactional(readOnly = true)
	public List<Prescription> latestBy(Actor clinician, int limit) {
		return this.prescriptions
			.findByOrganisationAndRequesterIdOrderBySignedAtDescIdDesc(clinician.organisation().value(), clinician.id(),
					Limit.of(limit))
			.stream()
			.map(StoredPrescription::asPrescription)
			.toList();
	}

	/**
	 * Of what this clinician prescribed, what was issued from the one moment until before
	 * the other and was not made in error; oldest first, at most {@code limit}.
	 */
	@Transactional(readOnly = true)
	public List<Prescription> issuedBy(Actor clinician, Instant from, Instant until, int limit) {
		return this.prescriptions
			.issuedBy(clinician.organisation().value(), clinician.id(), from, until, Limit.of(limit))
			.stream()
			.map(StoredPrescription::asPrescription)
			.toList();
	}

	private StoredPrescription lock(PrescriptionId id) {
		return this.prescriptions.lock(id.value()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private void publishRevoked(StoredPrescription prescription, RevocationReason reason, Instant at) {
		Prescription ended = prescription.asPrescription();
		this.events
			.publishEvent(new PrescriptionRevoked(ended.id(), ended.patient(), ended.organisation(), reason, at));
	}

	private void audit(StoredPrescription prescription, Actor clinician, String activity) {
		this.trail.record(clinician, act(prescription.asPrescription(), activity));
	}

	private void auditPath(StoredPrescription prescription, String activity) {
		Prescription stored = prescription.asPrescription();
		this.trail.record(BY_PATH, stored.organisation(), act(stored, activity));
	}

	private static AuditedAct act(Prescription prescription, String activity) {
		return AuditedAct.done(AuditedAct.Action.UPDATE, activity, prescription.patient().value(), "ServiceRequest",
				prescription.id().value().toString());
	}

	/** What became of an offer. */
	public enum Offer {

		OFFERED, DECLINED

	}

}
