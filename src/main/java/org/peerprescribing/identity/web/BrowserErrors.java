package org.peerprescribing.identity.web;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns a browser to the error page where the framework itself refuses, as for an unknown
 * address or a missing value; a program still gets {@code application/problem+json}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrowserErrors implements HandlerExceptionResolver {

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (!(ex instanceof ErrorResponse refusal) || accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
			return null;
		}
		try {
			response.sendError(refusal.getStatusCode().value());
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return new ModelAndView();
	}

}
