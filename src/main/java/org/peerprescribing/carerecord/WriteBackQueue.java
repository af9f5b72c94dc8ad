package org.peerprescribing.carerecord;

import org.peerprescribing.consent.ConsentWithdrawn;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.outcomes.CheckInAnswered;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.LinkWorkerAnswered;
import org.peerprescribing.prescribing.PrescriptionCompleted;
import org.peerprescribing.prescribing.PrescriptionEnteredInError;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.PrescriptionIssued;
import org.peerprescribing.prescribing.PrescriptionRevoked;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.referral.UptakeChanged;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Decides which facts become an entry, in the transaction that makes them. At most three
 * per prescription and one that corrects them, and one per request to the link worker,
 * which stands in the same rows under the id of its own ServiceRequest; what the patient
 * reports only as far as they chose.
 */
@Component
class WriteBackQueue {

	private final EntryIntake rows;

	private final Consents consents;

	private final Worklist worklist;

	private final WriteBackAlarm alarm;

	WriteBackQueue(EntryIntake rows, Consents consents, Worklist worklist, WriteBackAlarm alarm) {
		this.rows = rows;
		this.consents = consents;
		this.worklist = worklist;
		this.alarm = alarm;
	}

	/** The clinician's own act: always. */
	@EventListener
	void on(PrescriptionIssued issued) {
		queue(issued.prescription(), issued.patient(), issued.organisation(), RecordEntry.Kind.PRESCRIBED, false);
	}

	@EventListener
	void on(CheckInAnswered answered) {
		if (answered.week() == CheckInWeek.WEEK_6) {
			firstOutcome(answered.prescription(), answered.patient(), answered.organisation());
		}
	}

	@EventListener
	void on(UptakeChanged changed) {
		if (changed.step() == UptakeStep.NOT_RIGHT && changed.attempt() == 2) {
			firstOutcome(changed.prescription(), changed.patient(), changed.organisation());
		}
	}

	@EventListener
	void on(PrescriptionCompleted completed) {
		last(completed.prescription(), completed.patient(), completed.organisation(), true);
	}

	/** Ending it without joining is the patient's to tell; every other end is not. */
	@EventListener
	void on(PrescriptionRevoked revoked) {
		last(revoked.prescription(), revoked.patient(), revoked.organisation(),
				revoked.reason() == RevocationReason.NOT_JOINED);
	}

	/** What is there is corrected, never deleted; what is not there yet does not go. */
	@EventListener
	void on(PrescriptionEnteredInError wrong) {
		boolean there = this.rows.cancelInError(wrong.prescription());
		String subject = wrong.prescription().value().toString();
		this.worklist.close(WorkKind.RECORD_NOT_FILED, wrong.organisation(), subject, WriteBackSteps.TASK);
		this.worklist.close(WorkKind.RECORD_NOT_WRITTEN, wrong.organisation(), subject, WriteBackSteps.TASK);
		if (there) {
			queue(wrong.prescription(), wrong.patient(), wrong.organisation(), RecordEntry.Kind.CORRECTION, false);
		}
	}

	/** Its only entry; the patient said so to the practice, not to this service. */
	@EventListener
	void on(LinkWorkerAnswered answered) {
		queue(new PrescriptionId(answered.request().value()), answered.patient(), answered.organisation(),
				RecordEntry.Kind.LINK_WORKER, false);
	}

	@EventListener
	void on(ConsentWithdrawn withdrawn) {
		if (withdrawn.purpose() != Purpose.RECORD_SHARING) {
			return;
		}
		if (!PatientChoice.shares(this.consents.sharing(withdrawn.patient()))) {
			this.rows.cancelReported(withdrawn.patient())
				.forEach((one) -> this.worklist.close(WorkKind.RECORD_NOT_FILED, one.organisation(),
						one.prescription().value().toString(), WriteBackSteps.TASK));
		}
		this.rows.thaw(withdrawn.patient());
	}

	private void firstOutcome(PrescriptionId prescription, PatientId patient, OdsCode organisation) {
		if (this.rows.has(prescription, RecordEntry.Kind.PRESCRIBED)
				&& PatientChoice.shares(this.consents.sharing(patient))) {
			queue(prescription, patient, organisation, RecordEntry.Kind.FIRST_OUTCOME, true);
		}
	}

	/** What was never issued was never written, and needs no end. */
	private void last(PrescriptionId prescription, PatientId patient, OdsCode organisation, boolean reported) {
		if (this.rows.has(prescription, RecordEntry.Kind.PRESCRIBED)
				&& (!reported || PatientChoice.shares(this.consents.sharing(patient)))) {
			queue(prescription, patient, organisation, RecordEntry.Kind.FINAL, reported);
		}
	}

	private void queue(PrescriptionId prescription, PatientId patient, OdsCode organisation, RecordEntry.Kind kind,
			boolean reported) {
		this.rows.queue(prescription, patient, organisation, kind, reported).ifPresent(this.alarm::set);
	}

}
