package org.peerprescribing.sandbox.recordsystem.smart;

import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks a client's signed assertion (RFC 7523 as SMART profiles it): ES384 or RS384 with
 * a key of its published set, issuer and subject the client, audience the token address,
 * at most five minutes, each {@code jti} once.
 */
@Component
class ClientAssertions {

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

	private final Map<String, Instant> used = new ConcurrentHashMap<>();

	private final Clock clock;

	@Autowired
	ClientAssertions(SmartClient client, RecordSettings settings, Clock clock) throws MalformedURLException {
		this(client, settings, clock,
				JWKSourceBuilder.create(client.jwks().toURL()).retrying(false).outageTolerant(false).build());
	}

	ClientAssertions(SmartClient client, RecordSettings settings, Clock clock, JWKSource<SecurityContext> keys) {
		this.clock = clock;
		this.processor
			.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384), keys));
		JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(client.clientId()).subject(client.clientId()).build();
		DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
				settings.base() + "/smart/token", exact, Set.of("iss", "sub", "aud", "exp", "jti")) {
			@Override
			protected Date currentTime() {
				return Date.from(clock.instant());
			}
		};
		claims.setMaxClockSkew(5);
		this.processor.setJWTClaimsSetVerifier(claims);
	}

	/** Whether it holds; it will not hold a second time. */
	boolean holds(String assertion) {
		try {
			JWTClaimsSet claims = this.processor.process(assertion, null);
			Instant now = this.clock.instant();
			Instant end = claims.getExpirationTime().toInstant();
			this.used.values().removeIf((until) -> until.isBefore(now.minusSeconds(60)));
			return !end.isAfter(now.plus(LONGEST)) && this.used.putIfAbsent(claims.getJWTID(), end) == null;
		}
		catch (ParseException | BadJOSEException | JOSEException ex) {
			return false;
		}
	}

}
