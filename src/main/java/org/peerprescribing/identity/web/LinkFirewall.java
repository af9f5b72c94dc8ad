package org.peerprescribing.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Refuses odd addresses, and forgives one oddity in one place: mail programs wrap a long
 * line, and the patient's link then carries the line break along.
 */
@Component
class LinkFirewall implements HttpFirewall {

	private static final String LINKS = "/l/";

	private final HttpFirewall strict = new StrictHttpFirewall();

	private final HttpFirewall wrapped = wrapped();

	private static HttpFirewall wrapped() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedLineFeed(true);
		firewall.setAllowUrlEncodedCarriageReturn(true);
		return firewall;
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		return (request.getRequestURI().startsWith(LINKS) ? this.wrapped : this.strict).getFirewalledRequest(request);
	}

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return this.strict.getFirewalledResponse(response);
	}

}
