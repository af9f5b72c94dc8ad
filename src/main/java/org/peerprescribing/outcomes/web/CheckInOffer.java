package org.peerprescribing.outcomes.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.referral.PatientVisit;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Offers the waiting check-in, and optional measures where there are any, on the
 * patient's own page, which belongs to the referral and knows nothing of check-ins.
 */
@Configuration(proxyBeanMethods = false)
class CheckInOffer implements WebMvcConfigurer, HandlerInterceptor {

	private final ObjectProvider<CheckIns> checkIns;

	private final ObjectProvider<Measures> measures;

	CheckInOffer(ObjectProvider<CheckIns> checkIns, ObjectProvider<Measures> measures) {
		this.checkIns = checkIns;
		this.measures = measures;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/my");
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page != null && page.getModel().get("visit") instanceof PatientVisit visit) {
			page.addObject("checkInWaits", this.checkIns.getObject().waiting(visit.prescription()).isPresent())
				.addObject("measuresOffered", !this.measures.getObject().offered(visit.prescription()).isEmpty());
		}
	}

}
