package org.peerprescribing.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Opens a controller's method only to whom it says it is open; a method that says nothing
 * is shut.
 */
final class DoorInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!(handler instanceof HandlerMethod method) || method.getBean() instanceof ErrorController) {
			return true;
		}
		AllowedTo allowed = find(method, AllowedTo.class);
		if (allowed == null) {
			if (find(method, OpenDoor.class) == null) {
				throw new ProblemException(Problem.FORBIDDEN);
			}
			return true;
		}
		if (!(request.getAttribute(ActorScopeFilter.ACTOR) instanceof Actor actor)) {
			throw new ProblemException(Problem.FORBIDDEN);
		}
		actor.mustBe(allowed.value());
		return true;
	}

	private static <A extends java.lang.annotation.Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
		A onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
		if (onMethod != null) {
			return onMethod;
		}
		// A method's own word, whichever of the two it is, goes before its class's.
		boolean methodSpeaks = AnnotatedElementUtils.hasAnnotation(method.getMethod(), AllowedTo.class)
				|| AnnotatedElementUtils.hasAnnotation(method.getMethod(), OpenDoor.class);
		return methodSpeaks ? null : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
	}

}
