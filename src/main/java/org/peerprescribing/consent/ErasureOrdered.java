package org.peerprescribing.consent;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;

/**
 * A practice erases what is held of its patient besides the clinical record: each room
 * does so with its own tables, at once.
 */
public record ErasureOrdered(PatientId patient, OdsCode organisation, Instant at) {
}
