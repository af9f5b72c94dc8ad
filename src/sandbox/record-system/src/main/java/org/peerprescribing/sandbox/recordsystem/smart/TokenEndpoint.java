package org.peerprescribing.sandbox.recordsystem.smart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;
import org.peerprescribing.sandbox.recordsystem.signing.SigningKey;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Turns a code into an access token with the patient in context and, for
 * {@code openid fhirUser}, an identity token.
 */
@RestController
class TokenEndpoint {

	private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private final Launches launches;

	private final ClientAssertions assertions;

	private final SmartClient client;

	private final RecordSettings settings;

	private final SigningKey signingKey;

	private final Clock clock;

	TokenEndpoint(Launches launches, ClientAssertions assertions, SmartClient client, RecordSettings settings,
			SigningKey signingKey, Clock clock) {
		this.launches = launches;
		this.assertions = assertions;
		this.client = client;
		this.settings = settings;
		this.signingKey = signingKey;
		this.clock = clock;
	}

	@PostMapping(path = "/smart/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<Map<String, Object>> token(@RequestParam Map<String, String> asked) {
		if (!ASSERTION_TYPE.equals(asked.get("client_assertion_type"))
				|| !this.assertions.holds(asked.getOrDefault("client_assertion", ""))) {
			return refused(HttpStatus.UNAUTHORIZED, "invalid_client");
		}
		if (!"authorization_code".equals(asked.get("grant_type"))) {
			return refused(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
		}
		Optional<Launches.Grant> grant = this.launches.granted()
			.take(asked.get("code"))
			.filter((found) -> this.client.redirect().toString().equals(asked.get("redirect_uri")))
			.filter((found) -> proves(asked.getOrDefault("code_verifier", ""), found.challenge()));
		return grant.map(this::granted).orElseGet(() -> refused(HttpStatus.BAD_REQUEST, "invalid_grant"));
	}

	private ResponseEntity<Map<String, Object>> granted(Launches.Grant grant) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("access_token", this.launches.granted().unguessable());
		answer.put("token_type", "Bearer");
		answer.put("expires_in", OneTimeStore.LIFE.toSeconds());
		answer.put("scope", grant.scope());
		answer.put("patient", grant.launch().patientId());
		if (Arrays.asList(grant.scope().split(" ")).containsAll(Arrays.asList("openid", "fhirUser"))) {
			answer.put("id_token", identity(grant));
		}
		return ResponseEntity.ok().header("Cache-Control", "no-store").body(answer);
	}

	private String identity(Launches.Grant grant) {
		Instant now = this.clock.instant();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(this.settings.fhirBase())
			.subject(grant.launch().clinician().userName())
			.audience(this.client.clientId())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(OneTimeStore.LIFE)))
			.claim("fhirUser", this.settings.fhirBase() + "/PractitionerRole/" + grant.launch().clinician().roleId());
		if (!grant.nonce().isEmpty()) {
			claims.claim("nonce", grant.nonce());
		}
		try {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(this.signingKey.key().getKeyID()).build(),
					claims.build());
			token.sign(new ECDSASigner(this.signingKey.key()));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The signing key cannot sign", ex);
		}
	}

	private static boolean proves(String verifier, String challenge) {
		if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
			return false;
		}
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
			return MessageDigest.isEqual(Base64.getUrlEncoder().withoutPadding().encode(digest),
					challenge.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static ResponseEntity<Map<String, Object>> refused(HttpStatus status, String error) {
		return ResponseEntity.status(status).header("Cache-Control", "no-store").body(Map.of("error", error));
	}

}
