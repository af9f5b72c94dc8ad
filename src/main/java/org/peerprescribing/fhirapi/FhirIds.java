package org.peerprescribing.fhirapi;

import java.util.Optional;
import java.util.UUID;

import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** Reads the ids and search values that callers of the FHIR door send. */
public final class FhirIds {

	/** Matches of one search that are given at most. */
	public static final int MOST = 50;

	private FhirIds() {
	}

	/** Our ids are UUIDs: whatever else was asked for is not found. */
	public static UUID uuid(IdType id) {
		return uuid(id.getIdPart());
	}

	/** As {@link #uuid(IdType)}, for an id in a search value. */
	public static UUID uuid(@Nullable String text) {
		try {
			if (text != null && text.length() == 36) {
				return UUID.fromString(text);
			}
		}
		catch (IllegalArgumentException ex) {
			// falls through: it is none of our ids
		}
		throw new ProblemException(Problem.NOT_FOUND);
	}

	/**
	 * The id in a search by identifier; empty where it is of another system or none of
	 * ours. No system at all means any.
	 */
	public static Optional<UUID> ours(TokenParam identifier, String system) {
		boolean anySystem = identifier.getSystem() == null || identifier.getSystem().equals(system);
		try {
			return anySystem ? Optional.of(uuid(identifier.getValue())) : Optional.empty();
		}
		catch (ProblemException ex) {
			return Optional.empty();
		}
	}

	/** At most {@link #MOST}; nothing asked for means all of these. */
	public static int count(@Nullable Integer asked) {
		return (asked == null) ? MOST : Math.clamp(asked, 0, MOST);
	}

}
