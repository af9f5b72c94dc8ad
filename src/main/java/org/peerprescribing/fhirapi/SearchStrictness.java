package org.peerprescribing.fhirapi;

import java.util.Set;
import java.util.stream.Collectors;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.BaseQueryParameter;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import org.hl7.fhir.r4.model.Bundle;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * A search parameter that is not known is refused where the caller asked for strictness
 * ({@code Prefer: handling=strict}); else it is passed over, and the bundle says so.
 */
@Interceptor
final class SearchStrictness {

	private static final String PASSED_OVER = SearchStrictness.class.getName();

	private static final Set<String> ALWAYS = Set.of("_count", "_offset", "_format", "_pretty", "_summary",
			"_elements");

	static void check(BaseMethodBinding binding, RequestDetails request) {
		if (!(binding instanceof SearchMethodBinding)) {
			return;
		}
		Set<String> known = binding.getParameters()
			.stream()
			.filter(BaseQueryParameter.class::isInstance)
			.map((parameter) -> ((BaseQueryParameter) parameter).getName())
			.collect(Collectors.toSet());
		boolean unknown = request.getParameters()
			.keySet()
			.stream()
			.map((name) -> name.split("[:.]", 2)[0])
			.anyMatch((name) -> !known.contains(name) && !ALWAYS.contains(name));
		if (!unknown) {
			return;
		}
		if (request.getHeaders("Prefer").stream().anyMatch((prefer) -> prefer.contains("handling=strict"))) {
			throw new ProblemException(Problem.UNKNOWN_PARAMETER);
		}
		request.getUserData().put(PASSED_OVER, Boolean.TRUE);
	}

	@Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
	public void say(RequestDetails request, ResponseDetails response) {
		if (request.getUserData().containsKey(PASSED_OVER) && response.getResponseResource() instanceof Bundle bundle) {
			bundle.addEntry().setResource(Outcomes.passedOver()).getSearch().setMode(Bundle.SearchEntryMode.OUTCOME);
		}
	}

}
