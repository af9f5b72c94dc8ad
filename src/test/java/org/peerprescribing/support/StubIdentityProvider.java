package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import org.peerprescribing.identity.Actor;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * An identity provider at which whoever comes is signed in at once, as the person who was
 * named before: the authorisation code flow, without its pages. One for the whole run.
 */
@Order(0)
public final class StubIdentityProvider implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String PAGES = "peer-prescribing-pages";

	private static final TokenIssuer ISSUER = start();

	private static final AtomicReference<Actor> NEXT = new AtomicReference<>();

	/** By the code that was given out for it. */
	private static final Map<String, SignIn> SIGNED_IN = new ConcurrentHashMap<>();

	/** Whoever signs in from now on is this person. */
	static void next(Actor actor) {
		NEXT.set(actor);
	}

	/** An access token for the FHIR door. */
	static String token(Actor actor) {
		return ISSUER.token(actor);
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of("peerprescribing.issuer=" + ISSUER.address()).applyTo(context);
	}

	private static TokenIssuer start() {
		try {
			TokenIssuer issuer = new TokenIssuer();
			issuer.serve("/protocol/openid-connect/auth", StubIdentityProvider::sendBack);
			issuer.serve("/protocol/openid-connect/token", StubIdentityProvider::exchange);
			return issuer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void sendBack(HttpExchange exchange) throws IOException {
		Map<String, String> asked = UriComponentsBuilder.fromUri(exchange.getRequestURI())
			.build()
			.getQueryParams()
			.toSingleValueMap();
		String code = UUID.randomUUID().toString();
		SIGNED_IN.put(code, new SignIn(NEXT.get(), decoded(asked, "nonce")));
		URI back = UriComponentsBuilder.fromUriString(decoded(asked, "redirect_uri"))
			.queryParam("code", code)
			.queryParam("state", asked.get("state"))
			.build(true)
			.toUri();
		exchange.getResponseHeaders().add("Location", back.toString());
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private static void exchange(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String code = Objects
			.requireNonNull(UriComponentsBuilder.fromUriString("?" + form).build().getQueryParams().getFirst("code"));
		SignIn done = Objects.requireNonNull(SIGNED_IN.remove(code));
		JWTClaimsSet identity = new JWTClaimsSet.Builder(TokenIssuer.claims(done.actor(), Duration.ofMinutes(5)))
			.issuer(ISSUER.address())
			.audience(PAGES)
			.claim("nonce", done.nonce())
			.build();
		byte[] answer = """
				{"token_type":"Bearer","expires_in":300,"access_token":"%s","id_token":"%s"}"""
			.formatted(ISSUER.token(done.actor()), ISSUER.sign(identity))
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private static String decoded(Map<String, String> asked, String name) {
		return java.net.URLDecoder.decode(Objects.requireNonNull(asked.get(name)), StandardCharsets.UTF_8);
	}

	private record SignIn(Actor actor, String nonce) {
	}

}
