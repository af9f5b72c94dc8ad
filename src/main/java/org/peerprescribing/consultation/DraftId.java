package org.peerprescribing.consultation;

import java.util.UUID;

/** Identifies a draft left for a colleague. */
public record DraftId(UUID value) {
}
