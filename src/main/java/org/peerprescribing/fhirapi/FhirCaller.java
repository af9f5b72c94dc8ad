package org.peerprescribing.fhirapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** Who calls a FHIR operation. */
public final class FhirCaller {

	private FhirCaller() {
	}

	/**
	 * The actor of the verified token; refuses with {@link Problem#FORBIDDEN} where the
	 * token makes nobody.
	 */
	public static Actor of(RequestDetails request) {
		if (request.getAttribute(Actor.ATTRIBUTE) instanceof Actor actor) {
			return actor;
		}
		throw new ProblemException(Problem.FORBIDDEN);
	}

}
