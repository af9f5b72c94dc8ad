package org.peerprescribing.identity.web;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a correlation id: the caller's {@code X-Correlation-Id} where it is
 * 8 to 64 letters, digits and hyphens, else a new one. It goes into the log, the audit
 * trail and the answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CorrelationFilter extends OncePerRequestFilter {

	static final String HEADER = "X-Correlation-Id";

	/** The key under which the log and the audit trail find it. */
	static final String KEY = "correlation";

	private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String offered = request.getHeader(HEADER);
		String id = (offered != null && ACCEPTED.matcher(offered).matches()) ? offered : UUID.randomUUID().toString();
		MDC.put(KEY, id);
		response.setHeader(HEADER, id);
		// The error page is rendered after this filter has left, and finds it here.
		request.setAttribute(KEY, id);
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(KEY);
		}
	}

}
