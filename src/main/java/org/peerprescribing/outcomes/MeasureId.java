package org.peerprescribing.outcomes;

import java.util.UUID;

/** Identifies an answered measure; also the id of its QuestionnaireResponse. */
public record MeasureId(UUID value) {
}
