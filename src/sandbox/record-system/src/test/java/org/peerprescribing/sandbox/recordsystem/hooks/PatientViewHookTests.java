package org.peerprescribing.sandbox.recordsystem.hooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;
import org.peerprescribing.sandbox.recordsystem.signing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

class PatientViewHookTests {

	private static final Clinician CLINICIAN = new Clinician("gp.willow", "Dr Rowan Ashe", "gp.willow", "Z90001");

	private static final String ONE_CARD = """
			{"cards": [{"summary": "Peer support may fit", "indicator": "info", "detail": "Two problems",
			  "source": {"label": "Peer-support prescribing"}, "unknown": 1,
			  "links": [{"label": "Open", "url": "https://service.example/prescribe", "type": "absolute"},
			            {"label": "Launch", "url": "https://service.example/launch", "type": "smart"}]}]}""";

	private final ObjectMapper json = new ObjectMapper();

	private final AtomicReference<String> sentBody = new AtomicReference<>("");

	private final AtomicReference<String> sentToken = new AtomicReference<>("");

	@TempDir
	private Path data;

	private HttpServer service;

	@BeforeEach
	void startService() throws IOException {
		this.service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.service.start();
	}

	@AfterEach
	void stopService() {
		this.service.stop(0);
	}

	@Test
	void showsTheCardsOfTheService() throws Exception {
		answer(200, ONE_CARD);

		HookAnswer answer = hook().call(CLINICIAN, "p1", Map.of());

		Card card = ((HookAnswer.Cards) answer).cards().get(0);
		assertThat(card.summary()).isEqualTo("Peer support may fit");
		assertThat(card.source()).isEqualTo("Peer-support prescribing");
		assertThat(card.links()).extracting(Card.Link::smart).containsExactly(false, true);
	}

	@Test
	void sendsContextAndPrefetchedResources() throws Exception {
		answer(200, "{\"cards\": []}");

		hook().call(CLINICIAN, "p1", Map.of("patient", "{\"resourceType\": \"Patient\", \"id\": \"p1\"}"));

		JsonNode sent = this.json.readTree(this.sentBody.get());
		assertThat(sent.path("hook").asText()).isEqualTo("patient-view");
		assertThat(sent.path("hookInstance").asText()).isNotBlank();
		assertThat(sent.path("fhirServer").asText()).isEqualTo("http://record.example/fhir");
		assertThat(sent.path("context").path("userId").asText()).isEqualTo("PractitionerRole/gp.willow");
		assertThat(sent.path("context").path("patientId").asText()).isEqualTo("p1");
		assertThat(sent.path("prefetch").path("patient").path("id").asText()).isEqualTo("p1");
	}

	@Test
	void signsTheCallWithItsPublishedKeyForThisAddressOnly() throws Exception {
		answer(200, "{\"cards\": []}");
		SigningKey key = new SigningKey(settings());

		hook().call(CLINICIAN, "p1", Map.of());

		SignedJWT token = SignedJWT.parse(this.sentToken.get());
		JWKSet published = JWKSet.parse(this.json.writeValueAsString(key.publicKeys().toJSONObject()));
		assertThat(published.getKeys().get(0).isPrivate()).isFalse();
		assertThat(token.verify(new ECDSAVerifier(published.getKeys().get(0).toECKey()))).isTrue();
		assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES384");
		assertThat(token.getHeader().getJWKURL()).hasToString("http://record.example/jwks.json");
		JWTClaimsSet claims = token.getJWTClaimsSet();
		assertThat(claims.getIssuer()).isEqualTo("http://record.example");
		assertThat(claims.getAudience()).containsExactly(base() + "/cds-services/ps-patient-view");
		assertThat(claims.getJWTID()).isNotBlank();
		assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
			.isLessThanOrEqualTo(Duration.ofMinutes(5));
		assertThat(claims.getStringClaim("organization")).isEqualTo("Z90001");
		assertThat(claims.getStringClaim("practitioner")).isEqualTo("gp.willow");
	}

	@Test
	void keepsItsKeyBetweenStarts() throws Exception {
		String first = new SigningKey(settings()).key().getKeyID();

		String second = new SigningKey(settings()).key().getKeyID();

		assertThat(second).isEqualTo(first);
	}

	@Test
	void saysThatTheServiceRefused() throws Exception {
		answer(412, "{}");

		HookAnswer answer = hook().call(CLINICIAN, "p1", Map.of());

		assertThat(answer).isEqualTo(new HookAnswer.Failed("The prescribing service answered 412."));
	}

	@Test
	void saysThatTheServiceIsDown() throws Exception {
		PatientViewHook hook = hook();
		this.service.stop(0);

		HookAnswer answer = hook.call(CLINICIAN, "p1", Map.of());

		assertThat(((HookAnswer.Failed) answer).reason()).contains("does not answer");
	}

	@Test
	void saysThatTheAnswerMakesNoSense() throws Exception {
		answer(200, "<html>");
		assertThat(((HookAnswer.Failed) hook().call(CLINICIAN, "p1", Map.of())).reason()).contains("not JSON");
	}

	@Test
	void saysThatThereAreNoCardsInTheAnswer() throws Exception {
		answer(200, "{}");
		assertThat(((HookAnswer.Failed) hook().call(CLINICIAN, "p1", Map.of())).reason()).contains("without cards");
	}

	private PatientViewHook hook() throws Exception {
		ClientTokens tokens = new ClientTokens(new SigningKey(settings()), settings(), Clock.systemUTC());
		return new PatientViewHook(settings(), tokens, this.json);
	}

	private RecordSettings settings() {
		return new RecordSettings(this.data, null, base(), URI.create("http://record.example/"));
	}

	private URI base() {
		return URI.create("http://localhost:" + this.service.getAddress().getPort());
	}

	private void answer(int status, String body) {
		this.service.createContext("/cds-services/ps-patient-view", (exchange) -> {
			this.sentBody.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			this.sentToken.set(exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
	}

}
