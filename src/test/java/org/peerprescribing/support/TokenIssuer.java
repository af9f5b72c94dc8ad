package org.peerprescribing.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;

/** Signs access tokens as the identity provider does, and shows its public keys. */
public final class TokenIssuer implements AutoCloseable {

	/** The last one signs. */
	private final Deque<RSAKey> keys = new ConcurrentLinkedDeque<>();

	private final AtomicInteger made = new AtomicInteger();

	private final HttpServer server;

	public TokenIssuer() throws IOException {
		turnKey();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/protocol/openid-connect/certs", (exchange) -> {
			byte[] shown = new JWKSet(this.keys.stream().map((key) -> (JWK) key.toPublicJWK()).toList()).toString()
				.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, shown.length);
			exchange.getResponseBody().write(shown);
			exchange.close();
		});
		this.server.start();
	}

	/** From now on another key signs; the ones before it stay published. */
	public void turnKey() {
		try {
			this.keys.addLast(new RSAKeyGenerator(2048).keyID("key-" + this.made.incrementAndGet()).generate());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String address() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** Good for an hour. */
	public String token(Actor actor) {
		return sign(new JWTClaimsSet.Builder(claims(actor, Duration.ofHours(1))).issuer(address())
			.audience("peer-prescribing")
			.build());
	}

	/** Who it is, from now on for so long; nothing of who says so or to whom. */
	static JWTClaimsSet claims(Actor actor, Duration lasting) {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().subject(actor.id())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(lasting)))
			.claim("name", actor.name())
			.claim("organisation", List.of(actor.organisation().value()))
			.claim("realm_access", Map.of("roles", actor.roles().stream().map(Role::claim).toList()))
			.build();
	}

	String sign(JWTClaimsSet claims) {
		RSAKey key = this.keys.getLast();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
				claims);
		try {
			token.sign(new RSASSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	/** Another address of the same provider. */
	void serve(String path, HttpHandler handler) {
		this.server.createContext(path, handler);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
