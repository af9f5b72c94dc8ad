package org.peerprescribing.audit;

import java.time.Instant;

/**
 * A member of staff as the trail last saw them do something.
 *
 * @param actor the identity provider's stable id
 * @param name their name then
 * @param activity kebab-case word for what they did
 * @param lastAt when last
 */
public record PersonSeen(String actor, String name, String activity, Instant lastAt) {
}
