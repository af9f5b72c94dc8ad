package org.peerprescribing.patient;

import java.time.Instant;

import org.peerprescribing.shared.OdsCode;

/** The care record says that the person is no longer registered at this practice. */
public record PatientLeft(PatientId patient, OdsCode organisation, Instant at) {
}
