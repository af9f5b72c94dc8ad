package org.peerprescribing.prescribing;

import org.peerprescribing.patient.PatientDied;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.PatientLeft;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever died or left the practice keeps no open prescription. Works in the transaction
 * and the access scope in which that became known, which sees the practice's own rows.
 */
@Component
class PrescribingEvents {

	private static final String BY_RECORD = "care-record";

	private final PrescriptionRepository prescriptions;

	private final Prescribing prescribing;

	private final Issuing issuing;

	PrescribingEvents(PrescriptionRepository prescriptions, Prescribing prescribing, Issuing issuing) {
		this.prescriptions = prescriptions;
		this.prescribing = prescribing;
		this.issuing = issuing;
	}

	@EventListener
	void on(PatientDied event) {
		closeAll(event.patient());
	}

	@EventListener
	void on(PatientLeft event) {
		closeAll(event.patient());
	}

	private void closeAll(PatientId patient) {
		for (StoredPrescription open : this.prescriptions.lockOpen(patient.value())) {
			if (open.isWaiting()) {
				this.issuing.refuse(open, RevocationReason.PATIENT_GONE, BY_RECORD);
			}
			else {
				this.prescribing.close(open.asPrescription().id(), RevocationReason.PATIENT_GONE);
			}
		}
	}

}
