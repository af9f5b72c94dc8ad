package org.peerprescribing;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The ways in of those who watch the service. Whether it lives and is ready is said to
 * everybody, without details. Figures are given on a port of their own, which no ingress
 * leads to, and nowhere else: {@link SafeSettings} sees to it.
 */
@Configuration(proxyBeanMethods = false)
class ManagementDoor {

	@Bean
	@Order(-1)
	SecurityFilterChain probesDoor(HttpSecurity http) throws Exception {
		return stateless(http).securityMatcher("/livez", "/readyz").build();
	}

	@Bean
	@Order(0)
	@ConditionalOnProperty("management.server.port")
	SecurityFilterChain watchersDoor(HttpSecurity http) throws Exception {
		return stateless(http).securityMatcher(EndpointRequest.to("health", "prometheus")).build();
	}

	private static HttpSecurity stateless(HttpSecurity http) throws Exception {
		return http.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll());
	}

}
