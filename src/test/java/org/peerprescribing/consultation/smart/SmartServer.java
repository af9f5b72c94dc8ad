package org.peerprescribing.consultation.smart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * A small record system with SMART App Launch: real HTTP, real signatures. Each launch
 * and each code is good once, and a client proves its key and its proof key.
 */
final class SmartServer implements AutoCloseable {

	static final String CLIENT = "peer-prescribing";

	private final HttpServer server;

	private final ECKey key;

	private final JWKSet clientKeys;

	private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

	private final Map<String, String> resources = new ConcurrentHashMap<>();

	private final Set<String> launches = ConcurrentHashMap.newKeySet();

	private final Set<String> assertions = new HashSet<>();

	/** The role of the identity token; a full address or a relative one. */
	volatile String fhirUser = "";

	/** Overrides the nonce of the identity token where it is set. */
	volatile String nonce = "";

	/** Whether it signs with a key that it does not publish. */
	volatile boolean forges;

	SmartServer(JWKSet clientKeys) throws Exception {
		this.clientKeys = clientKeys;
		this.key = new ECKeyGenerator(Curve.P_384).keyID("record-1").generate();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		this.fhirUser = iss() + "/PractitionerRole/role-1";
	}

	String iss() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/fhir";
	}

	void hold(String reference, String json) {
		this.resources.put("/fhir/" + reference, json);
	}

	/** A launch of this patient, as a click in the record begins it. */
	String begin(String patient) {
		String launch = patient + "." + UUID.randomUUID();
		this.launches.add(launch);
		return launch;
	}

	/** What the browser is sent back to after the authorisation address was opened. */
	URI authorize(URI address) {
		Map<String, String> asked = parameters(address.getRawQuery());
		UriComponentsBuilder back = UriComponentsBuilder.fromUriString(value(asked, "redirect_uri"))
			.queryParam("state", value(asked, "state"));
		boolean whole = "S256".equals(value(asked, "code_challenge_method")) && iss().equals(value(asked, "aud"))
				&& CLIENT.equals(value(asked, "client_id")) && "code".equals(value(asked, "response_type"));
		if (!whole || !this.launches.remove(value(asked, "launch"))) {
			return back.queryParam("error", whole ? "access_denied" : "invalid_request").build().toUri();
		}
		String code = UUID.randomUUID().toString();
		this.codes.put(code, asked);
		return back.queryParam("code", code).build().toUri();
	}

	/** Every code it gave out has ended. */
	void forgetCodes() {
		this.codes.clear();
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String base = iss().substring(0, iss().length() - "/fhir".length());
		try {
			switch (path) {
				case "/fhir/.well-known/smart-configuration" -> send(exchange, 200, """
						{"issuer":"%1$s/fhir","jwks_uri":"%1$s/jwks.json","authorization_endpoint":"%1$s/authorize",
						 "token_endpoint":"%1$s/token","code_challenge_methods_supported":["S256"],
						 "token_endpoint_auth_methods_supported":["private_key_jwt"],
						 "capabilities":["launch-ehr","client-confidential-asymmetric","permission-v2"]}"""
					.formatted(base));
				case "/jwks.json" -> send(exchange, 200, new JWKSet(this.key.toPublicJWK()).toString());
				case "/token" -> token(exchange, base + "/token");
				default -> send(exchange, this.resources.containsKey(path) ? 200 : 404,
						this.resources.getOrDefault(path, "{\"resourceType\":\"OperationOutcome\"}"));
			}
		}
		catch (Exception ex) {
			send(exchange, 500, "{}");
		}
	}

	private void token(HttpExchange exchange, String address) throws Exception {
		Map<String, String> asked = parameters(
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		if (!proves(value(asked, "client_assertion"), address)) {
			send(exchange, 401, "{\"error\":\"invalid_client\"}");
			return;
		}
		Map<String, String> granted = this.codes.remove(value(asked, "code"));
		byte[] digest = MessageDigest.getInstance("SHA-256")
			.digest(value(asked, "code_verifier").getBytes(StandardCharsets.US_ASCII));
		if (granted == null || !value(granted, "redirect_uri").equals(value(asked, "redirect_uri"))
				|| !value(granted, "code_challenge")
					.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))) {
			send(exchange, 400, "{\"error\":\"invalid_grant\"}");
			return;
		}
		String patient = value(granted, "launch").substring(0, value(granted, "launch").indexOf('.'));
		send(exchange, 200, """
				{"access_token":"t","token_type":"Bearer","expires_in":300,"patient":"%s","id_token":"%s"}"""
			.formatted(patient, identity(granted)));
	}

	private boolean proves(String assertion, String address) throws Exception {
		SignedJWT token = SignedJWT.parse(assertion);
		ECKey known = (ECKey) this.clientKeys.getKeyByKeyId(token.getHeader().getKeyID());
		JWTClaimsSet claims = token.getJWTClaimsSet();
		return known != null && token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES384)
				&& token.verify(new ECDSAVerifier(known)) && CLIENT.equals(claims.getIssuer())
				&& CLIENT.equals(claims.getSubject()) && claims.getAudience().contains(address)
				&& claims.getExpirationTime().before(Date.from(Instant.now().plusSeconds(301)))
				&& this.assertions.add(claims.getJWTID());
	}

	private String identity(Map<String, String> granted) throws Exception {
		ECKey signing = this.forges ? new ECKeyGenerator(Curve.P_384).keyID("record-1").generate() : this.key;
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("record-1").build(),
				new JWTClaimsSet.Builder().issuer(iss())
					.subject("dr-1")
					.audience(CLIENT)
					.issueTime(Date.from(Instant.now()))
					.expirationTime(Date.from(Instant.now().plusSeconds(300)))
					.claim("fhirUser", this.fhirUser)
					.claim("nonce", this.nonce.isEmpty() ? value(granted, "nonce") : this.nonce)
					.build());
		token.sign(new ECDSASigner(signing));
		return token.serialize();
	}

	/** Empty where it was not sent. */
	private static String value(Map<String, String> sent, String name) {
		return sent.getOrDefault(name, "");
	}

	static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new HashMap<>();
		for (String pair : query.split("&")) {
			String[] parts = pair.split("=", 2);
			parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return parameters;
	}

	private static void send(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
