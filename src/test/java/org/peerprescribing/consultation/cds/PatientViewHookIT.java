package org.peerprescribing.consultation.cds;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.consultation.UsedTokens;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class PatientViewHookIT {

	private static final String ADDRESS = "https://service.example/cds-services/ps-patient-view";

	@Autowired
	private UsedTokens usedTokens;

	@Autowired
	private Arrivals arrivals;

	@Autowired
	private Patients patients;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private FhirContext fhir;

	@Autowired
	private MovableClock clock;

	@Autowired
	private JsonMapper json;

	private HttpServer keys;

	private ECKey key;

	private String issuer;

	private HookController hook;

	@BeforeEach
	void listARecordSystem() throws Exception {
		this.key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
		this.keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		byte[] published = new JWKSet(this.key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
		this.keys.createContext("/jwks.json", (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, published.length);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(published);
			}
		});
		this.keys.start();
		this.issuer = "http://localhost:" + this.keys.getAddress().getPort();
		ConsultationProperties properties = new ConsultationProperties(URI.create("https://service.example"), "England",
				List.of(new ConsultationProperties.RecordSystem(this.issuer, jku(), Set.of("Z90001"))));
		this.hook = new HookController(properties, new ClientTokens(properties, this.usedTokens), this.arrivals,
				this.patients, this.prescribing, this.fhir, this.clock);
	}

	@AfterEach
	void stop() {
		this.keys.stop(0);
	}

	@Test
	void givesOneCardWithALinkAndNoCommunity() throws Exception {
		ResponseEntity<?> answer = call(token(claims().build()), patient("1985-05-17"));

		assertThat(answer.getBody()).isInstanceOfSatisfying(CdsAnswer.class,
				(found) -> assertThat(found.cards()).singleElement().satisfies((card) -> {
					assertThat(card.indicator()).isEqualTo("info");
					assertThat(card.summary()).hasSizeLessThan(140);
					assertThat(card.links()).singleElement()
						.satisfies((link) -> assertThat(link.url().toString())
							.startsWith("https://service.example/prescribe/arrivals/"));
				}));
	}

	@Test
	void staysQuietForAChild() throws Exception {
		assertThat(call(token(claims().build()), patient("2015-05-17")).getBody()).isEqualTo(CdsAnswer.NOTHING);
	}

	@Test
	void asksForThePatientWhereItIsMissing() throws Exception {
		ResponseEntity<?> answer = call(token(claims().build()), "{\"resourceType\":\"OperationOutcome\"}");

		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
		assertThat(answer.getBody()).asString().contains("OperationOutcome", "prefetch.patient");
	}

	@Test
	void letsATokenInOnce() throws Exception {
		String token = token(claims().build());
		call(token, patient("1985-05-17"));

		refuses(Problem.SIGN_IN, token);
	}

	@Test
	void refusesATokenForAnotherAddress() throws Exception {
		refuses(Problem.SIGN_IN, token(claims().audience(ADDRESS + "/").build()));
	}

	@Test
	void refusesATokenThatLivesTooLongOrNotAnyMore() throws Exception {
		refuses(Problem.SIGN_IN, token(claims().expirationTime(in(3600)).build()));
		refuses(Problem.SIGN_IN, token(claims().expirationTime(in(-60)).build()));
	}

	@Test
	void refusesAnIssuerThatIsNotListed() throws Exception {
		refuses(Problem.SIGN_IN, token(claims().issuer("https://elsewhere.example").build()));
	}

	@Test
	void refusesAnotherKeyThanThePublishedOne() throws Exception {
		this.key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();

		refuses(Problem.SIGN_IN, token(claims().build()));
	}

	@Test
	void refusesAPracticeForWhichItDoesNotSpeak() throws Exception {
		refuses(Problem.FORBIDDEN, token(claims().claim("organization", "Z90003").build()));
	}

	@Test
	void refusesWhoeverBringsNoToken() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.hook.patientView(null, this.json.readTree("{}")))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.SIGN_IN));
	}

	private void refuses(Problem problem, String token) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> call(token, patient("1985-05-17")))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem));
	}

	private ResponseEntity<?> call(String token, String patient) {
		return this.hook.patientView("Bearer " + token, this.json
			.readTree("{\"hook\":\"patient-view\",\"unknown\":1,\"prefetch\":{\"patient\":" + patient + "}}"));
	}

	private static String patient(String born) {
		return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\""
				+ People.nhsNumber().value() + "\"}],\"birthDate\":\"" + born + "\"}";
	}

	private JWTClaimsSet.Builder claims() {
		return new JWTClaimsSet.Builder().issuer(this.issuer)
			.audience(ADDRESS)
			.issueTime(in(0))
			.expirationTime(in(240))
			.jwtID(UUID.randomUUID().toString())
			.claim("organization", "Z90001");
	}

	private static Date in(long seconds) {
		return Date.from(Instant.now().plusSeconds(seconds));
	}

	private String token(JWTClaimsSet claims) throws JOSEException {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").jwkURL(jku()).build(),
				claims);
		token.sign(new ECDSASigner(this.key));
		return token.serialize();
	}

	private URI jku() {
		return URI.create(this.issuer + "/jwks.json");
	}

}
