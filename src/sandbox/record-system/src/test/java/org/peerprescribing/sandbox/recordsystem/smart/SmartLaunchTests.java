package org.peerprescribing.sandbox.recordsystem.smart;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;
import org.peerprescribing.sandbox.recordsystem.hooks.Clinician;
import org.peerprescribing.sandbox.recordsystem.signing.SigningKey;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class SmartLaunchTests {

	private static final Clinician CLINICIAN = new Clinician("gp.willow", "Dr Rowan Ashe", "gp.willow", "Z90001");

	private static final String TOKEN_ADDRESS = "http://record.example/smart/token";

	private static final String VERIFIER = "v".repeat(43);

	private static final SmartClient CLIENT = new SmartClient(true, "peer-prescribing",
			URI.create("http://service.example/launch/callback"), URI.create("http://service.example/launch"),
			URI.create("http://service.example/.well-known/jwks.json"));

	private final MovableClock clock = new MovableClock();

	@TempDir
	private Path data;

	private ECKey clientKey;

	private SigningKey recordKey;

	private Launches launches;

	private AuthorizeEndpoint authorize;

	private TokenEndpoint token;

	@BeforeEach
	void startServer() throws Exception {
		RecordSettings settings = new RecordSettings(this.data, null, URI.create("http://service.example"),
				URI.create("http://record.example"));
		this.clientKey = new ECKeyGenerator(Curve.P_384).keyID("one").generate();
		this.recordKey = new SigningKey(settings);
		this.launches = new Launches(CLIENT, settings, this.clock);
		this.authorize = new AuthorizeEndpoint(this.launches, CLIENT, settings);
		ClientAssertions assertions = new ClientAssertions(CLIENT, settings, this.clock,
				new ImmutableJWKSet<>(new JWKSet(this.clientKey.toPublicJWK())));
		this.token = new TokenEndpoint(this.launches, assertions, CLIENT, settings, this.recordKey, this.clock);
	}

	@Test
	void bringsThePatientAndTheClinicianIntoContext() throws Exception {
		String code = parameter(authorize(asked(launch())), "code");

		ResponseEntity<Map<String, Object>> answer = this.token.token(exchange(code, VERIFIER, assertion()));

		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(answer.getBody()).containsEntry("patient", "p1").containsEntry("token_type", "Bearer");
		SignedJWT identity = SignedJWT.parse((String) answer.getBody().get("id_token"));
		assertThat(identity.verify(new ECDSAVerifier(this.recordKey.key().toPublicJWK()))).isTrue();
		assertThat(identity.getJWTClaimsSet().getStringClaim("fhirUser"))
			.isEqualTo("http://record.example/fhir/PractitionerRole/gp.willow");
	}

	@Test
	void givesTheStateBack() throws Exception {
		URI back = authorize(asked(launch()));

		assertThat(back.toString()).startsWith("http://service.example/launch/callback?");
		assertThat(parameter(back, "state")).isEqualTo("state-1");
	}

	@Test
	void refusesAnotherRedirectAddressWithoutGoingThere() throws Exception {
		Map<String, String> asked = asked(launch());
		asked.put("redirect_uri", "http://service.example/launch/callback/");

		ResponseEntity<String> answer = this.authorize.authorize(asked);

		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(answer.getHeaders().getLocation()).isNull();
	}

	@Test
	void takesALaunchOnce() throws Exception {
		Map<String, String> asked = asked(launch());
		authorize(asked);

		assertThat(parameter(authorize(asked), "error")).isEqualTo("access_denied");
	}

	@Test
	void refusesALaunchAfterFiveMinutes() throws Exception {
		Map<String, String> asked = asked(launch());

		this.clock.advance(Duration.ofMinutes(5));

		assertThat(parameter(authorize(asked), "error")).isEqualTo("access_denied");
	}

	@Test
	void refusesAPlainChallengeAndAnotherAudience() throws Exception {
		Map<String, String> plain = asked(launch());
		plain.put("code_challenge_method", "plain");
		Map<String, String> elsewhere = asked(launch());
		elsewhere.put("aud", "http://other.example/fhir");

		assertThat(parameter(authorize(plain), "error")).isEqualTo("invalid_request");
		assertThat(parameter(authorize(elsewhere), "error")).isEqualTo("invalid_request");
	}

	@Test
	void refusesACodeWithAnotherProofKeyOrASecondTime() throws Exception {
		String wrongProof = parameter(authorize(asked(launch())), "code");
		String twice = parameter(authorize(asked(launch())), "code");
		this.token.token(exchange(twice, VERIFIER, assertion()));

		assertThat(error(exchange(wrongProof, "w".repeat(43), assertion()))).isEqualTo("invalid_grant");
		assertThat(error(exchange(twice, VERIFIER, assertion()))).isEqualTo("invalid_grant");
	}

	@Test
	void refusesAnAssertionThatWasUsedBefore() throws Exception {
		String first = parameter(authorize(asked(launch())), "code");
		String second = parameter(authorize(asked(launch())), "code");
		String assertion = assertion();
		this.token.token(exchange(first, VERIFIER, assertion));

		assertThat(error(exchange(second, VERIFIER, assertion))).isEqualTo("invalid_client");
	}

	@Test
	void refusesAnAssertionForAnotherAddressOrTooLongOrByAnotherKey() throws Exception {
		String code = parameter(authorize(asked(launch())), "code");
		ECKey other = new ECKeyGenerator(Curve.P_384).keyID("one").generate();

		assertThat(error(exchange(code, VERIFIER, assertion("http://other.example", 4, this.clientKey))))
			.isEqualTo("invalid_client");
		assertThat(error(exchange(code, VERIFIER, assertion(TOKEN_ADDRESS, 6, this.clientKey))))
			.isEqualTo("invalid_client");
		assertThat(error(exchange(code, VERIFIER, assertion(TOKEN_ADDRESS, 4, other)))).isEqualTo("invalid_client");
		assertThat(error(exchange(code, VERIFIER, "nonsense"))).isEqualTo("invalid_client");
	}

	private String launch() {
		return parameter(this.launches.begin("p1", CLINICIAN), "launch");
	}

	private URI authorize(Map<String, String> asked) {
		URI location = this.authorize.authorize(asked).getHeaders().getLocation();
		assertThat(location).isNotNull();
		return location;
	}

	private String error(Map<String, String> exchange) {
		return (String) this.token.token(exchange).getBody().get("error");
	}

	private static Map<String, String> asked(String launch) throws Exception {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
		return new HashMap<>(Map.of("response_type", "code", "client_id", "peer-prescribing", "redirect_uri",
				CLIENT.redirect().toString(), "scope", "launch openid fhirUser patient/*.rs", "state", "state-1", "aud",
				"http://record.example/fhir", "launch", launch, "code_challenge",
				Base64.getUrlEncoder().withoutPadding().encodeToString(digest), "code_challenge_method", "S256"));
	}

	private static Map<String, String> exchange(String code, String verifier, String assertion) {
		return Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CLIENT.redirect().toString(),
				"code_verifier", verifier, "client_assertion_type",
				"urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion", assertion);
	}

	private String assertion() throws Exception {
		return assertion(TOKEN_ADDRESS, 4, this.clientKey);
	}

	private String assertion(String audience, int minutes, ECKey key) throws Exception {
		SignedJWT signed = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("one").build(),
				new JWTClaimsSet.Builder().issuer("peer-prescribing")
					.subject("peer-prescribing")
					.audience(audience)
					.expirationTime(Date.from(this.clock.instant().plus(Duration.ofMinutes(minutes))))
					.jwtID(Long.toString(System.nanoTime()))
					.build());
		signed.sign(new ECDSASigner(key));
		return signed.serialize();
	}

	private static String parameter(URI address, String name) {
		return UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name);
	}

	private static final class MovableClock extends Clock {

		private Instant now = Instant.parse("2026-11-22T10:00:00Z");

		void advance(Duration by) {
			this.now = this.now.plus(by);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
