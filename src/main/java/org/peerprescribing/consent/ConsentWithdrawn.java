package org.peerprescribing.consent;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/** A choice was withdrawn; what it covered stops at once, including what is queued. */
public record ConsentWithdrawn(PatientId patient, OdsCode organisation, Purpose purpose, Instant at) {
}
