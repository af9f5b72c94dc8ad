package org.peerprescribing.consultation.cds;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.consultation.UsedTokens;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.support.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A record system on the allow-list, with keys of its own, that calls the hooks. */
final class HookScene implements AutoCloseable {

	static final String BASE = "https://service.example";

	static final String USER = "PractitionerRole/role-1";

	private final HttpServer keys;

	private final ApplicationContext context;

	private final MockMvc door;

	private final String issuer;

	private final boolean launches;

	private ECKey key;

	HookScene(ApplicationContext context) throws Exception {
		this(context, false);
	}

	HookScene(ApplicationContext context, boolean launches) throws Exception {
		this.launches = launches;
		this.context = context;
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
		this.door = MockMvcBuilders.standaloneSetup(controller())
			.setControllerAdvice(context.getBean("problemAdvice"))
			.build();
	}

	private HookController controller() {
		ConsultationProperties properties = new ConsultationProperties(URI.create(BASE), "England",
				java.time.Duration.ofDays(14), List.of(new ConsultationProperties.RecordSystem(this.issuer, jku(),
						Set.of("Z90001", "Z90002"), this.launches)));
		CardLog log = bean(CardLog.class);
		Cards cards = new Cards(properties, bean(Arrivals.class), log);
		DraftOrders orders = bean(DraftOrders.class);
		Suggestions suggestions = bean(Suggestions.class);
		MovableClock clock = bean(MovableClock.class);
		List<HookService> services = List.of(
				new PatientViewService(cards, log, suggestions, orders, bean(Patients.class), bean(Prescribing.class),
						clock),
				new OrderSelectService(cards, suggestions, orders, clock),
				new OrderSignService(cards, orders, bean(Matching.class), bean(CommunityDirectory.class),
						bean(Patients.class), bean(Consents.class), clock));
		return new HookController(properties, new ClientTokens(properties, bean(UsedTokens.class)), services, log,
				bean(FhirContext.class));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** The request example of this name, with its placeholders filled in. */
	static String example(String name, Map<String, String> values) {
		try {
			String text = Files.readString(Path.of("src/test/resources/cds-hooks", name + ".json"));
			for (Map.Entry<String, String> value : values.entrySet()) {
				text = text.replace("{" + value.getKey() + "}", value.getValue());
			}
			return text;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Calls the service, or its feedback, with a token that is good for it. */
	MockHttpServletResponse call(String path, String body) throws Exception {
		return call(path, token(claims(path).build()), body);
	}

	MockHttpServletResponse call(String path, String token, String body) throws Exception {
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post("/cds-services/" + path)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body);
		return this.door.perform(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token))
			.andReturn()
			.getResponse();
	}

	/** The cards of an answer, which must be a good one. */
	List<JsonNode> cards(String service, String body) throws Exception {
		MockHttpServletResponse answer = call(service, body);
		if (answer.getStatus() != 200) {
			throw new AssertionError(answer.getStatus() + " " + answer.getContentAsString());
		}
		return List
			.copyOf(bean(JsonMapper.class).readTree(answer.getContentAsString()).path("cards").valueStream().toList());
	}

	JWTClaimsSet.Builder claims(String path) {
		return new JWTClaimsSet.Builder().issuer(this.issuer)
			.audience(BASE + "/cds-services/" + path)
			.issueTime(in(0))
			.expirationTime(in(240))
			.jwtID(UUID.randomUUID().toString())
			.claim("organization", "Z90001");
	}

	static Date in(long seconds) {
		return Date.from(Instant.now().plusSeconds(seconds));
	}

	String token(JWTClaimsSet claims) throws JOSEException {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").jwkURL(jku()).build(),
				claims);
		token.sign(new ECDSASigner(this.key));
		return token.serialize();
	}

	/** From now on another key signs, which is published nowhere. */
	void turnKeyInSecret() throws JOSEException {
		this.key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
	}

	private URI jku() {
		return URI.create(this.issuer + "/jwks.json");
	}

	@Override
	public void close() {
		this.keys.stop(0);
	}

}
