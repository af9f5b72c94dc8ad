package org.peerprescribing.identity.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.shared.Outage;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database cannot serve, filters fail before any controller is asked: that too
 * is "not available right now", on a page that still shows urgent help.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OutageFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !isUnavailable(ex)) {
				throw ex;
			}
			log.warn("Not available now: {}", ex.getClass().getSimpleName());
			response.reset();
			response.setHeader(HttpHeaders.RETRY_AFTER, ProblemAdvice.RETRY_AFTER);
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
	}

	private static boolean isUnavailable(Exception ex) {
		return (ex instanceof ProblemException refusal && refusal.problem() == Problem.UNAVAILABLE)
				|| Outage.isBehind(ex);
	}

}
