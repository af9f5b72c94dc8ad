package org.peerprescribing.outcomes;

import java.util.UUID;

/** Identifies a check-in; also the id of its QuestionnaireResponse. */
public record CheckInId(UUID value) {
}
