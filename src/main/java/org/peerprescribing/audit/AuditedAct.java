package org.peerprescribing.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One access, as it goes into the trail (FHIR AuditEvent).
 *
 * @param action create, read, update, delete or execute
 * @param activity kebab-case word of the module for what was done, such as {@code sign}
 * @param patient whose data; null where no person is concerned
 * @param entity kind of thing touched, a FHIR type name where it has one
 * @param entityId its id
 * @param outcome how it ended
 */
public record AuditedAct(Action action, String activity, @Nullable UUID patient, String entity, String entityId,
		Outcome outcome) {

	/** An access that went well. */
	public static AuditedAct done(Action action, String activity, @Nullable UUID patient, String entity,
			String entityId) {
		return new AuditedAct(action, activity, patient, entity, entityId, Outcome.SUCCESS);
	}

	/** AuditEvent.action of FHIR R4. */
	public enum Action {

		CREATE, READ, UPDATE, DELETE, EXECUTE;

		String code() {
			return name().substring(0, 1);
		}

	}

	/** How it ended. */
	public enum Outcome {

		SUCCESS, REFUSED, FAILED

	}

}
