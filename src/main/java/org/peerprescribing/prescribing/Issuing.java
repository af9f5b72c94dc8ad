package org.peerprescribing.prescribing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.Retention;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of the grace: every check once more, then it is issued and counts, or it is
 * revoked, counts nowhere, and somebody is asked to look.
 */
@Component
class Issuing {

	/** Ages and days of people in England, Wales, Scotland and Northern Ireland. */
	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final Duration LOOK_WITHIN = Duration.ofDays(1);

	private final PrescriptionRepository prescriptions;

	private final SafetyChecks checks;

	private final Patients patients;

	private final Consents consents;

	private final Matching matching;

	private final Worklist worklist;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Issuing(PrescriptionRepository prescriptions, SafetyChecks checks, Patients patients, Consents consents,
			Matching matching, Worklist worklist, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
		this.prescriptions = prescriptions;
		this.checks = checks;
		this.patients = patients;
		this.consents = consents;
		this.matching = matching;
		this.worklist = worklist;
		this.trail = trail;
		this.events = events;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<UUID> due(int most) {
		return this.prescriptions.due(this.clock.instant(), most);
	}

	/**
	 * Issues this one if its grace is over; leaves it where another replica has it, or
	 * where it was undone meanwhile.
	 */
	@Transactional
	void issueIfDue(UUID id, String task) {
		this.prescriptions.lockUnlessTaken(id)
			.filter((prescription) -> prescription.isDue(this.clock.instant()))
			.ifPresent((prescription) -> issue(prescription, task));
	}

	/** In the transaction that holds the row. */
	@Transactional(propagation = Propagation.MANDATORY)
	void issue(StoredPrescription prescription, String by) {
		Instant now = this.clock.instant();
		Prescription waiting = prescription.asPrescription();
		Optional<RevocationReason> against = this.checks.reasonNotToIssue(waiting);
		if (against.isPresent()) {
			refuse(prescription, against.get(), by);
			return;
		}
		prescription.issue(now);
		audit(waiting, by, "issue");
		this.consents.needContactUntil(waiting.patient(),
				now.plus(StoredPrescription.VALIDITY).plus(Retention.LINKS_LONGER));
		this.matching.recordChosen(waiting.run(), waiting.community());
		this.events.publishEvent(new PrescriptionIssued(waiting.id(), waiting.patient(), waiting.organisation(),
				waiting.community(), waiting.need(), waiting.run(), personOf(waiting, now), now,
				now.plus(StoredPrescription.VALIDITY)));
	}

	/** It never counts; in the transaction that holds the row. */
	@Transactional(propagation = Propagation.MANDATORY)
	void refuse(StoredPrescription prescription, RevocationReason reason, String by) {
		Prescription waiting = prescription.asPrescription();
		prescription.refuseIssue(reason, this.clock.instant());
		this.worklist.open(new NewWorkItem(WorkKind.NOT_ISSUED, waiting.organisation(), Role.CLINICIAN,
				waiting.patient().value(), waiting.id().value().toString(), LOOK_WITHIN));
		audit(waiting, by, "refuse-issue");
	}

	private PersonAtIssue personOf(Prescription prescription, Instant now) {
		Patient patient = this.patients.find(prescription.patient()).orElseThrow();
		MatchRequest asked = this.matching.request(prescription.run()).orElseThrow();
		int age = AgeBand.age(patient.birthDate(), LocalDate.ofInstant(now, LONDON));
		return new PersonAtIssue(AgeBand.of(age), patient.sex(), patient.ethnicGroup(), null, patient.language(),
				asked.access(), prescription.channel());
	}

	private void audit(Prescription prescription, String by, String activity) {
		String id = prescription.id().value().toString();
		this.trail.record(by, prescription.organisation(), AuditedAct.done(AuditedAct.Action.UPDATE, activity,
				prescription.patient().value(), "ServiceRequest", id));
	}

}
