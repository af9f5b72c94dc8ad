package org.peerprescribing.referral.web;

import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets controllers ask for a visit, tells whoever has none how to come in, and keeps the
 * language they choose.
 */
@Configuration(proxyBeanMethods = false)
@ControllerAdvice
class VisitConfiguration implements WebMvcConfigurer {

	private final PatientLanguage language;

	VisitConfiguration(PatientLanguage language) {
		this.language = language;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.language);
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new VisitArgument());
	}

	@ExceptionHandler
	ModelAndView on(NoVisitException ex) {
		return ex.isLinkGone() ? new ModelAndView("referral/link-gone", HttpStatus.GONE)
				: new ModelAndView("referral/visit-needed", HttpStatus.UNAUTHORIZED);
	}

}
