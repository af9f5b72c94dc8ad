package org.peerprescribing.patient;

import java.util.UUID;

/** Identifies a patient of one practice here; means nothing outside. */
public record PatientId(UUID value) {
}
