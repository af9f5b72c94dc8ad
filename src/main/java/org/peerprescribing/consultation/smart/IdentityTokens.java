package org.peerprescribing.consultation.smart;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Checks the identity token of a launch (OpenID Connect Core 1.0, 3.1.3.7). */
@Component
class IdentityTokens {

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private static final Duration SKEW = Duration.ofSeconds(30);

	/**
	 * Refuses one that is not signed by the record system, for us, for this launch, now.
	 */
	Jwt verify(String token, SmartServers.Configuration configuration, LaunchProperties.Server server,
			PendingLaunch launch) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(configuration.keys().toString())
			.jwsAlgorithms((allowed) -> allowed
				.addAll(Set.of(SignatureAlgorithm.ES384, SignatureAlgorithm.RS384, SignatureAlgorithm.RS256)))
			.restOperations(new RestTemplate(requests))
			.build();
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(new JwtTimestampValidator(SKEW),
				new JwtClaimValidator<Object>("iss", configuration.issuer()::equals),
				new JwtClaimValidator<List<String>>("aud", List.of(server.clientId())::equals),
				new JwtClaimValidator<Object>("nonce", launch.nonce()::equals),
				new JwtClaimValidator<Object>("exp", Objects::nonNull),
				new JwtClaimValidator<Object>("sub", Objects::nonNull))));
		try {
			return decoder.decode(token);
		}
		catch (JwtException ex) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
	}

}
