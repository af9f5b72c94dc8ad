package org.peerprescribing.consultation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a page shows, and writes who read it into the trail first. */
@Service
@Transactional
public class AuditedReading {

	private final Prescribing prescribing;

	private final LinkWorkers linkWorkers;

	private final Patients patients;

	private final AuditTrail trail;

	AuditedReading(Prescribing prescribing, LinkWorkers linkWorkers, Patients patients, AuditTrail trail) {
		this.prescribing = prescribing;
		this.linkWorkers = linkWorkers;
		this.patients = patients;
		this.trail = trail;
	}

	/** One prescription of the actor's organisation; empty for any other. */
	public Optional<Prescription> prescription(PrescriptionId id, Actor actor) {
		Optional<Prescription> found = this.prescribing.find(id);
		found.ifPresent((prescription) -> read(actor, "read-prescription", prescription.patient().value(), id.value()));
		return found;
	}

	/** One request to the link worker of the actor's practice; empty for any other. */
	public Optional<LinkWorkerRequest> linkWorkerRequest(LinkWorkerRequestId id, Actor actor) {
		Optional<LinkWorkerRequest> found = this.linkWorkers.find(id);
		found.ifPresent((request) -> read(actor, "read-link-worker-request", request.patient().value(), id.value()));
		return found;
	}

	/** The organisation's newest prescriptions. */
	public List<Prescription> latest(int limit, Actor actor) {
		List<Prescription> latest = this.prescribing.latest(limit);
		latest.forEach((one) -> read(actor, "list-prescriptions", one.patient().value(), one.id().value()));
		return latest;
	}

	/** What the actor prescribed, newest first. */
	public List<Prescription> own(int limit, Actor actor) {
		List<Prescription> own = this.prescribing.latestBy(actor, limit);
		own.forEach((one) -> read(actor, "list-prescriptions", one.patient().value(), one.id().value()));
		return own;
	}

	/** A patient whose prescriptions are looked at; empty for another organisation's. */
	public Optional<Patient> story(PatientId id, Actor actor) {
		Optional<Patient> found = this.patients.find(id);
		found.ifPresent((patient) -> this.trail.record(actor, AuditedAct.done(AuditedAct.Action.READ,
				"read-patient-story", id.value(), "Patient", id.value().toString())));
		return found;
	}

	/** What the actor's organisation prescribed for this patient, newest first. */
	public List<Prescription> of(PatientId patient, Actor actor) {
		List<Prescription> all = this.prescribing.of(patient);
		all.forEach((one) -> read(actor, "read-prescription", patient.value(), one.id().value()));
		return all;
	}

	/**
	 * What the actor prescribed and was issued between the two moments, to be counted:
	 * one line in the trail for the month.
	 */
	public List<Prescription> issuedBy(Actor actor, YearMonth month, Instant from, Instant until, int limit) {
		List<Prescription> issued = this.prescribing.issuedBy(actor, from, until, limit);
		if (!issued.isEmpty()) {
			this.trail.record(actor, AuditedAct.done(AuditedAct.Action.READ, "read-monthly-line", null,
					"ServiceRequest", month.toString()));
		}
		return issued;
	}

	/** A patient named in a worklist; empty for another organisation's. */
	public Optional<Patient> patient(PatientId id, Actor actor) {
		Optional<Patient> found = this.patients.find(id);
		found.ifPresent((patient) -> this.trail.record(actor, AuditedAct.done(AuditedAct.Action.READ, "read-worklist",
				id.value(), "Patient", id.value().toString())));
		return found;
	}

	/** A patient whose erasure is looked at; empty for another organisation's. */
	public Optional<Patient> forErasure(PatientId id, Actor actor) {
		Optional<Patient> found = this.patients.find(id);
		found.ifPresent((patient) -> this.trail.record(actor, AuditedAct.done(AuditedAct.Action.READ,
				"read-for-erasure", id.value(), "Patient", id.value().toString())));
		return found;
	}

	private void read(Actor actor, String activity, @Nullable UUID patient, UUID prescription) {
		this.trail.record(actor,
				AuditedAct.done(AuditedAct.Action.READ, activity, patient, "ServiceRequest", prescription.toString()));
	}

}
