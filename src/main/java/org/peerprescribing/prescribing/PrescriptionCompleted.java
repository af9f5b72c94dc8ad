package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/** A referral of it has come to its good end. */
public record PrescriptionCompleted(PrescriptionId prescription, PatientId patient, OdsCode organisation, Instant at) {
}
