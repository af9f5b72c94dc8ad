package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/**
 * After it was issued, a clinician said that it was made in error, at whatever stage it
 * was; it counts nowhere from here on. What is undone within the grace is told to nobody.
 */
public record PrescriptionEnteredInError(PrescriptionId prescription, PatientId patient, OdsCode organisation,
		ErrorReason reason, Instant at) {
}
