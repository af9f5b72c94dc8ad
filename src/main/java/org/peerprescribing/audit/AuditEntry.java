package org.peerprescribing.audit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One line of the trail, as an auditor reads it.
 *
 * @param at when
 * @param actor the token's subject, or {@code patient}, or a task's name
 * @param actorName the name of a member of staff, or the kind of actor
 * @param action create, read, update, delete or execute
 * @param activity what was done, as a kebab-case word
 * @param patient whose data; null where no person is concerned
 * @param entity kind of thing, a FHIR type name where it has one
 * @param entityId its id
 * @param outcome how it ended
 */
public record AuditEntry(Instant at, String actor, String actorName, AuditedAct.Action action, String activity,
		@Nullable UUID patient, String entity, String entityId, AuditedAct.Outcome outcome) {
}
