package org.peerprescribing.patient;

import java.time.Instant;

import org.peerprescribing.shared.OdsCode;

/** The care record says that the person has died. */
public record PatientDied(PatientId patient, OdsCode organisation, Instant at) {
}
