package org.peerprescribing.matching;

import java.util.UUID;

/** Identifies one stored run of the matcher; says nothing of a person. */
public record MatchRunId(UUID value) {
}
