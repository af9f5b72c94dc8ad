package org.peerprescribing.consultation.smart;

import org.peerprescribing.identity.ContentPolicy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Whoever comes from a record system is not signed in yet: the launch itself checks who
 * comes. Stands before the door that asks for a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class LaunchDoor {

	@Bean
	@Order(0)
	SecurityFilterChain launches(HttpSecurity http) throws Exception {
		return http.securityMatcher("/launch", "/launch/**", "/.well-known/jwks.json")
			.headers((headers) -> headers.contentSecurityPolicy((csp) -> csp.policyDirectives(ContentPolicy.STANDARD))
				.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
				.addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex")))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

}
