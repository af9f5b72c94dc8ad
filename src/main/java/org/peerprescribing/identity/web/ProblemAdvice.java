package org.peerprescribing.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Renders a refusal of any controller: a page for a browser,
 * {@code application/problem+json} (RFC 9457) for a program. Neither tells more than the
 * problem's code and title, the path of the value at fault, and the correlation id.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler(ProblemException.class)
	Object refuse(ProblemException refusal, HttpServletRequest request) {
		Problem problem = refusal.problem();
		log.info("Refused: {}", problem.code());
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
			ModelAndView page = new ModelAndView("layout/refusal");
			page.setStatus(org.springframework.http.HttpStatusCode.valueOf(problem.status()));
			page.addObject("problem", problem);
			page.addObject("correlation", MDC.get(CorrelationFilter.KEY));
			return page;
		}
		ProblemDetail detail = ProblemDetail.forStatus(problem.status());
		detail.setTitle(problem.title());
		detail.setProperty("code", problem.code());
		detail.setProperty("correlation", MDC.get(CorrelationFilter.KEY));
		if (refusal.path() != null) {
			detail.setProperty("path", refusal.path());
		}
		return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
	}

}
