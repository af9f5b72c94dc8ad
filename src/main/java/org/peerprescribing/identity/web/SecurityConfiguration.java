package org.peerprescribing.identity.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.peerprescribing.identity.ContentPolicy;
import org.peerprescribing.shared.WallTime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Three ways in: programs with a bearer token (FHIR), patients with a link (no account),
 * and staff who sign in at the identity provider. What a signed-in person may do is
 * decided at each door ({@link DoorInterceptor}), not here.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain programsDoor(HttpSecurity http, JwtDecoder decoder,
			@Qualifier("programsEntryPoint") AuthenticationEntryPoint refusal) throws Exception {
		headers(http);
		JwtDecoder remembering = new RememberedTokens(decoder, WallTime.clock());
		return http.securityMatcher("/fhir", "/fhir/**")
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.oauth2ResourceServer(
					(server) -> server.jwt((token) -> token.decoder(remembering)).authenticationEntryPoint(refusal))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusal))
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/fhir/metadata", "/fhir/.well-known/smart-configuration")
						.permitAll()
						.anyRequest()
						.authenticated())
			.addFilterBefore(new ActorScopeFilter(), AuthorizationFilter.class)
			.build();
	}

	/**
	 * Record systems that call a hook prove themselves with a signed client token, and
	 * communities with a signature over their message, and the carrier of messages with a
	 * secret, each checked by its own door; the open feed is for everybody.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain hooksDoor(HttpSecurity http) throws Exception {
		headers(http);
		return http
			.securityMatcher("/cds-services", "/cds-services/**", "/openreferral", "/openreferral/**",
					"/communities/**", "/notify/callbacks/**")
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	/**
	 * Patients and communities have no account; the pages behind a link check the link
	 * themselves.
	 */
	@Bean
	@Order(3)
	SecurityFilterChain patientsDoor(HttpSecurity http) throws Exception {
		headers(http);
		return http
			.securityMatcher("/", "/l/**", "/c", "/c/**", "/my", "/my/**", "/community/**", "/help/**", "/assets/**",
					"/error", "/actuator/health/**")
			.csrf((csrf) -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain staffDoor(HttpSecurity http, ClientRegistrationRepository clients, IdentityProvider provider)
			throws Exception {
		// Signing out is a form that ends at the identity provider; browsers hold a
		// form's redirects to the policy too.
		headers(http, ContentPolicy.withFormTarget(provider.issuer()));
		OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
		signedOut.setPostLogoutRedirectUri("{baseUrl}/");
		return http.oauth2Login(Customizer.withDefaults())
			.oidcLogout((logout) -> logout.backChannel(Customizer.withDefaults()))
			.logout((logout) -> logout.logoutSuccessHandler(signedOut))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.addFilterBefore(new ActorScopeFilter(), AuthorizationFilter.class)
			.build();
	}

	/**
	 * Requests are observed as a whole; each filter of each request would cost more than
	 * it tells.
	 */
	@Bean
	SecurityObservationSettings noFilterIsObservedForItself() {
		return SecurityObservationSettings.noObservations();
	}

	private static void headers(HttpSecurity http) throws Exception {
		headers(http, ContentPolicy.STANDARD);
	}

	private static void headers(HttpSecurity http, String policy) throws Exception {
		http.headers((headers) -> headers.contentSecurityPolicy((csp) -> csp.policyDirectives(policy))
			.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
			.addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex")));
	}

}
