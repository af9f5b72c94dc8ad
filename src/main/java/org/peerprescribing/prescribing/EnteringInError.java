package org.peerprescribing.prescribing;

import java.time.Clock;
import java.time.Instant;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An issued prescription turns out to have been made in error. */
@Component
class EnteringInError {

	private final Worklist worklist;

	private final AuditTrail trail;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	EnteringInError(Worklist worklist, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
		this.worklist = worklist;
		this.trail = trail;
		this.events = events;
		this.clock = clock;
	}

	/** In the transaction that holds the row. */
	@Transactional(propagation = Propagation.MANDATORY)
	void enter(StoredPrescription prescription, int expectedVersion, ErrorReason reason, Actor clinician) {
		if (prescription.isIssued() && prescription.is(Prescription.Status.ENTERED_IN_ERROR)) {
			return;
		}
		prescription.expectVersion(expectedVersion);
		Instant now = this.clock.instant();
		prescription.enterInError(reason, now);
		Prescription wrong = prescription.asPrescription();
		String id = wrong.id().value().toString();
		this.trail.record(clinician, AuditedAct.done(AuditedAct.Action.UPDATE, "enter-in-error-" + reason.code(),
				wrong.patient().value(), "ServiceRequest", id));
		// Nobody need print its letter or find another community. A call for help stays.
		this.worklist.close(WorkKind.PRINT_LETTER, wrong.organisation(), id, clinician.id());
		this.worklist.close(WorkKind.NO_COMMUNITY_FITS, wrong.organisation(), id, clinician.id());
		this.worklist.close(WorkKind.COMMUNITY_UNAVAILABLE, wrong.organisation(), id, clinician.id());
		this.events.publishEvent(
				new PrescriptionEnteredInError(wrong.id(), wrong.patient(), wrong.organisation(), reason, now));
	}

}
