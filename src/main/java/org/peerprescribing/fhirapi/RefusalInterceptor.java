package org.peerprescribing.fhirapi;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Outage;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TooManyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown behind the FHIR door into one of our problems. */
@Interceptor
final class RefusalInterceptor {

	private static final Logger log = LoggerFactory.getLogger(RefusalInterceptor.class);

	@Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
	public BaseServerResponseException refuse(Throwable thrown) {
		ProblemException refusal = refusal(thrown);
		Problem problem = refusal.problem();
		if (problem == Problem.INTERNAL) {
			// The stack goes to the log, where the correlation id leads; not the answer.
			log.error("FHIR request failed", thrown);
		}
		else {
			log.info("Refused: {}", problem.code());
		}
		UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(problem.status(),
				problem.code());
		answer.setOperationOutcome(Outcomes.of(problem, refusal.path()));
		if (problem == Problem.UNAVAILABLE) {
			answer.addResponseHeader("Retry-After", "5");
		}
		if (refusal instanceof TooManyException many) {
			answer.addResponseHeader("Retry-After", Long.toString(many.retryAfter()));
		}
		if (problem == Problem.METHOD_NOT_ALLOWED) {
			answer.addResponseHeader("Allow", allowed(thrown));
		}
		return answer;
	}

	/** An operation is called with POST; nothing else here is. */
	private static String allowed(Throwable thrown) {
		boolean post = thrown instanceof MethodNotAllowedException refused && refused.getAllowedMethods() != null
				&& refused.getAllowedMethods().contains(RequestTypeEnum.POST);
		return post ? "POST" : "GET, HEAD";
	}

	private static ProblemException refusal(Throwable thrown) {
		for (@Nullable
		Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof ProblemException refusal) {
				return refusal;
			}
		}
		if (Outage.isBehind(thrown)) {
			return new ProblemException(Problem.UNAVAILABLE);
		}
		return new ProblemException((thrown instanceof BaseServerResponseException known)
				? byStatus(known.getStatusCode()) : Problem.INTERNAL);
	}

	private static Problem byStatus(int status) {
		return switch (status) {
			case 400 -> Problem.MALFORMED;
			case 401 -> Problem.SIGN_IN;
			case 403 -> Problem.FORBIDDEN;
			case 404, 410 -> Problem.NOT_FOUND;
			case 405, 501 -> Problem.METHOD_NOT_ALLOWED;
			case 406 -> Problem.NOT_ACCEPTABLE;
			case 409 -> Problem.BUSINESS_RULE;
			case 412 -> Problem.STALE_VERSION;
			case 413 -> Problem.TOO_LARGE;
			case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
			case 422 -> Problem.INVALID_VALUE;
			case 428 -> Problem.VERSION_REQUIRED;
			default -> Problem.INTERNAL;
		};
	}

}
