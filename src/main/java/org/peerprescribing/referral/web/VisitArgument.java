package org.peerprescribing.referral.web;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.referral.PatientVisit;
import org.peerprescribing.referral.PatientVisits;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link PatientVisit} to a controller's method that asks for one. */
final class VisitArgument implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == PatientVisit.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		Object who = request.getAttribute(VisitFilter.RETURN, RequestAttributes.SCOPE_REQUEST);
		if (who instanceof PatientVisits.Return.Valid valid) {
			return valid.visit();
		}
		throw new NoVisitException(who instanceof PatientVisits.Return.Gone);
	}

}
