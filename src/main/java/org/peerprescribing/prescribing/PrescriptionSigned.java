package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/** Signed, and still within the grace: nobody acts on it. */
public record PrescriptionSigned(PrescriptionId prescription, PatientId patient, OdsCode organisation, Instant at) {
}
