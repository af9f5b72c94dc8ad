package org.peerprescribing.sandbox.recordsystem.hooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;
import org.peerprescribing.sandbox.recordsystem.signing.SigningKey;

import org.springframework.stereotype.Component;

/**
 * Signed tokens (ES384) as CDS Hooks asks of a client: issuer this record system,
 * audience the exact address, one use, four minutes; and in two claims of our own who
 * asks ({@code practitioner}: user name) for which practice ({@code organization}: ODS
 * code).
 */
@Component
class ClientTokens {

	private static final Duration LIFE = Duration.ofMinutes(4);

	private final SigningKey signingKey;

	private final RecordSettings settings;

	private final Clock clock;

	ClientTokens(SigningKey signingKey, RecordSettings settings, Clock clock) {
		this.signingKey = signingKey;
		this.settings = settings;
		this.clock = clock;
	}

	String sign(URI audience, Clinician clinician) {
		Instant now = this.clock.instant();
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES384).type(JOSEObjectType.JWT)
			.keyID(this.signingKey.key().getKeyID())
			.jwkURL(URI.create(this.settings.base() + "/jwks.json"))
			.build();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(this.settings.base().toString())
			.audience(audience.toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(LIFE)))
			.jwtID(UUID.randomUUID().toString())
			.claim("organization", clinician.odsCode())
			.claim("practitioner", clinician.userName())
			.build();
		try {
			SignedJWT token = new SignedJWT(header, claims);
			token.sign(new ECDSASigner(this.signingKey.key()));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The signing key cannot sign", ex);
		}
	}

}
