package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/** It has ended otherwise, after it was issued. */
public record PrescriptionRevoked(PrescriptionId prescription, PatientId patient, OdsCode organisation,
		RevocationReason reason, Instant at) {
}
