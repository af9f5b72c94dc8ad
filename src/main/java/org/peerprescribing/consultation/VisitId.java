package org.peerprescribing.consultation;

import java.util.UUID;

/** Identifies a patient opened by a clinician; good for a day. */
public record VisitId(UUID value) {
}
