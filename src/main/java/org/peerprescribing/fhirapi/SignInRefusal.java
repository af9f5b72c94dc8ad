package org.peerprescribing.fhirapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.shared.Problem;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * No token, or one that is not accepted: 401 with {@code WWW-Authenticate} and an
 * OperationOutcome.
 */
final class SignInRefusal implements AuthenticationEntryPoint {

	private final AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();

	private final FhirContext context;

	SignInRefusal(FhirContext context) {
		this.context = context;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
			throws IOException, ServletException {
		this.bearer.commence(request, response, refused);
		response.setContentType("application/fhir+json;charset=UTF-8");
		response.getOutputStream()
			.write(this.context.newJsonParser()
				.encodeResourceToString(Outcomes.of(Problem.SIGN_IN, null))
				.getBytes(StandardCharsets.UTF_8));
	}

}
