package org.peerprescribing.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Limit;
import org.peerprescribing.identity.RateLimits;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A script that sends off one form after another in somebody's name, such as a thousand
 * prescriptions in a minute, is stopped; reading is not counted.
 */
final class StaffLimit implements HandlerInterceptor {

	private final RateLimits limits;

	StaffLimit(RateLimits limits) {
		this.limits = limits;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())
				|| HttpMethod.OPTIONS.matches(request.getMethod());
		if (!reads && request.getAttribute(ActorScopeFilter.ACTOR) instanceof Actor actor) {
			this.limits.take(Limit.STAFF_CHANGE, actor.id());
		}
		return true;
	}

}
