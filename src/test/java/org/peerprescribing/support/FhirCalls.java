package org.peerprescribing.support;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.web.context.WebApplicationContext;

/**
 * Calls the FHIR door through the same filters as in production. The door is a servlet of
 * its own, which MockMvc does not reach.
 */
public final class FhirCalls {

	private final WebApplicationContext context;

	private final HttpServlet door;

	public FhirCalls(WebApplicationContext context) throws ServletException {
		this.context = context;
		this.door = Objects
			.requireNonNull((HttpServlet) context.getBean("fhirDoor", ServletRegistrationBean.class).getServlet());
		if (this.door.getServletConfig() == null) {
			this.door.init(new MockServletConfig(context.getServletContext(), "fhir"));
		}
	}

	/** Reads a path below {@code /fhir}; nobody is signed in where the actor is null. */
	public MockHttpServletResponse get(@Nullable Actor actor, String path) throws ServletException, IOException {
		return call(actor, "GET", path, (request) -> {
		});
	}

	/** Any call; the last argument adds headers and a body. */
	public MockHttpServletResponse call(@Nullable Actor actor, String method, String path,
			Consumer<MockHttpServletRequest> more) throws ServletException, IOException {
		String[] parts = path.split("\\?", 2);
		MockHttpServletRequest request = new MockHttpServletRequest(this.context.getServletContext(), method,
				"/fhir" + parts[0]);
		request.setServletPath("/fhir");
		request.setPathInfo(parts[0]);
		if (parts.length == 2) {
			request.setQueryString(parts[1]);
			for (String pair : parts[1].split("&")) {
				String[] parameter = pair.split("=", 2);
				request.addParameter(parameter[0], parameter[1]);
			}
		}
		more.accept(request);
		if (actor != null) {
			request = Actors.withToken(actor).postProcessRequest(request);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		new MockFilterChain(this.door, this.context.getBean("correlationFilter", Filter.class),
				this.context.getBean("springSecurityFilterChain", Filter.class))
			.doFilter(request, response);
		return response;
	}

}
