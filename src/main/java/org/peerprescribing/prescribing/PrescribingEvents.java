package org.peerprescribing.prescribing;

import org.peerprescribing.consent.ErasureOrdered;
import org.peerprescribing.patient.PatientDied;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.PatientLeft;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever died or left the practice keeps no open prescription. Works in the transaction
 * and the access scope in which that became known, which sees the practice's own rows.
 */
@Component
class PrescribingEvents {

	private static final String BY_RECORD = "care-record";

	private static final String BY_ERASURE = "erasure";

	private final PrescriptionRepository prescriptions;

	private final Prescribing prescribing;

	private final Issuing issuing;

	private final LinkWorkers linkWorkers;

	private final Worklist worklist;

	PrescribingEvents(PrescriptionRepository prescriptions, Prescribing prescribing, Issuing issuing,
			LinkWorkers linkWorkers, Worklist worklist) {
		this.prescriptions = prescriptions;
		this.prescribing = prescribing;
		this.issuing = issuing;
		this.linkWorkers = linkWorkers;
		this.worklist = worklist;
	}

	@EventListener
	void on(PatientDied event) {
		closeAll(event.patient(), RevocationReason.PATIENT_GONE, BY_RECORD);
		this.linkWorkers.close(event.patient(), LinkWorkerRequest.Outcome.PATIENT_GONE, BY_RECORD);
	}

	@EventListener
	void on(PatientLeft event) {
		closeAll(event.patient(), RevocationReason.PATIENT_GONE, BY_RECORD);
		this.linkWorkers.close(event.patient(), LinkWorkerRequest.Outcome.PATIENT_GONE, BY_RECORD);
	}

	/** Whoever wants nothing kept wants nothing sent; what was prescribed stays. */
	@EventListener
	void on(ErasureOrdered event) {
		closeAll(event.patient(), RevocationReason.NO_AGREEMENT, BY_ERASURE);
		this.linkWorkers.close(event.patient(), LinkWorkerRequest.Outcome.WITHDRAWN, BY_ERASURE);
		this.worklist.close(WorkKind.ERASURE_ASKED, event.organisation(), event.patient().value().toString(),
				BY_ERASURE);
	}

	private void closeAll(PatientId patient, RevocationReason reason, String by) {
		for (StoredPrescription open : this.prescriptions.lockOpen(patient.value())) {
			if (open.isWaiting()) {
				this.issuing.refuse(open, reason, by);
			}
			else {
				this.prescribing.close(open.asPrescription().id(), reason);
			}
		}
	}

}
