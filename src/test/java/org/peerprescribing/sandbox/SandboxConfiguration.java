package org.peerprescribing.sandbox;

import java.time.Clock;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * What the service gets on top in the sandbox: a clock that a person can move, pages that
 * show what is behind the scenes, and invented organisations.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({ StartPage.class, OutboxPage.class, ClockPage.class, CountersPage.class, BehindTheScenes.class,
		SandboxSeed.class })
class SandboxConfiguration {

	@Bean
	Clock clock(Environment environment) {
		return new SandboxClock(environment.getRequiredProperty("spring.datasource.url"));
	}

	/** These pages need no sign-in; they exist in the sandbox only. */
	@Bean
	@Order(0)
	SecurityFilterChain sandboxDoor(HttpSecurity http) throws Exception {
		return http.securityMatcher("/sandbox", "/sandbox/**")
			.csrf((csrf) -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.headers((headers) -> headers
				.contentSecurityPolicy((csp) -> csp.policyDirectives("default-src 'self'; frame-ancestors 'none'")))
			.build();
	}

}
