package org.peerprescribing.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.shared.Outage;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TooManyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Renders a refusal of any controller: a page for a browser,
 * {@code application/problem+json} (RFC 9457) for a program. Neither tells more than the
 * problem's code and title, the path of the value at fault, and the correlation id.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

	/** Seconds after which it is worth asking again. */
	static final String RETRY_AFTER = "5";

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler(ProblemException.class)
	Object refuse(ProblemException refusal, HttpServletRequest request, HttpServletResponse response) {
		Problem problem = refusal.problem();
		log.info("Refused: {}", problem.code());
		if (problem == Problem.UNAVAILABLE) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		}
		if (refusal instanceof TooManyException many) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.retryAfter()));
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
			ModelAndView page = new ModelAndView("layout/refusal");
			page.setStatus(org.springframework.http.HttpStatusCode.valueOf(problem.status()));
			page.addObject("problem", problem);
			page.addObject("correlation", MDC.get(CorrelationFilter.KEY));
			return page;
		}
		ProblemDetail detail = detail(problem);
		if (refusal.path() != null) {
			detail.setProperty("path", refusal.path());
		}
		return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
	}

	/** A database that cannot serve now; another fault of it stays what it is. */
	@ExceptionHandler({ DataAccessException.class, TransactionException.class })
	Object refuse(RuntimeException failed, HttpServletRequest request, HttpServletResponse response) {
		if (!Outage.isBehind(failed)) {
			throw failed;
		}
		log.warn("The database cannot serve now: {}", failed.getClass().getSimpleName());
		return refuse(new ProblemException(Problem.UNAVAILABLE), request, response);
	}

	/**
	 * What the framework refuses before any controller is asked: an unknown address, a
	 * method or a format that is not for it, a value that is missing or unreadable. A
	 * browser has been turned to the error page by then ({@link BrowserErrors}).
	 */
	@ExceptionHandler({ NoResourceFoundException.class, NoHandlerFoundException.class,
			HttpRequestMethodNotSupportedException.class, HttpMediaTypeException.class,
			ServletRequestBindingException.class, MissingServletRequestPartException.class,
			MaxUploadSizeExceededException.class, ResponseStatusException.class })
	ResponseEntity<ProblemDetail> refuse(Exception refused) {
		ErrorResponse refusal = (ErrorResponse) refused;
		Problem problem = problem(refusal.getStatusCode().value());
		log.info("Refused: {}", problem.code());
		return ResponseEntity.status(problem.status())
			.headers(refusal.getHeaders())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(detail(problem));
	}

	/** What cannot be read as the door says; a browser gets a page. */
	@ExceptionHandler({ HttpMessageNotReadableException.class, TypeMismatchException.class })
	Object refuse(HttpServletRequest request, HttpServletResponse response) {
		return refuse(new ProblemException(Problem.MALFORMED), request, response);
	}

	private static Problem problem(int status) {
		return switch (status) {
			case 401 -> Problem.SIGN_IN;
			case 403 -> Problem.FORBIDDEN;
			case 404 -> Problem.NOT_FOUND;
			case 405 -> Problem.METHOD_NOT_ALLOWED;
			case 406 -> Problem.NOT_ACCEPTABLE;
			case 413 -> Problem.TOO_LARGE;
			case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
			case 503 -> Problem.UNAVAILABLE;
			default -> (status < 500) ? Problem.MALFORMED : Problem.INTERNAL;
		};
	}

	private static ProblemDetail detail(Problem problem) {
		ProblemDetail detail = ProblemDetail.forStatus(problem.status());
		detail.setTitle(problem.title());
		detail.setProperty("code", problem.code());
		detail.setProperty("correlation", MDC.get(CorrelationFilter.KEY));
		return detail;
	}

}
