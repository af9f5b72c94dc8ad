package org.peerprescribing.carerecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Gives tokens to a client that proves itself with its key (SMART Backend Services), and
 * to nobody else: the signature is checked.
 */
final class StubTokenServer implements AutoCloseable {

	private final HttpServer server;

	private final ECKey clientKey;

	private final List<SignedJWT> proofs = new ArrayList<>();

	private int lifeSeconds = 300;

	StubTokenServer(ECKey clientKey) {
		this.clientKey = clientKey;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/token", this::answer);
		this.server.start();
	}

	URI address() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/token");
	}

	synchronized void givesTokensFor(int seconds) {
		this.lifeSeconds = seconds;
	}

	/** What the client proved itself with, one for each token. */
	synchronized List<SignedJWT> proofs() {
		return List.copyOf(this.proofs);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private synchronized void answer(HttpExchange exchange) throws IOException {
		Map<String, String> form = Arrays
			.stream(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
		boolean proved = proves(form.getOrDefault("client_assertion", ""))
				&& "client_credentials".equals(form.get("grant_type"));
		byte[] body = (proved ? "{\"access_token\":\"token-" + this.proofs.size()
				+ "\",\"token_type\":\"bearer\",\"expires_in\":" + this.lifeSeconds + "}"
				: "{\"error\":\"invalid_client\"}")
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(proved ? 200 : 401, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private boolean proves(String assertion) {
		try {
			SignedJWT proof = SignedJWT.parse(assertion);
			boolean good = proof.getHeader().getAlgorithm().equals(JWSAlgorithm.ES384)
					&& proof.verify(new ECDSAVerifier(this.clientKey.toPublicJWK()));
			if (good) {
				this.proofs.add(proof);
			}
			return good;
		}
		catch (ParseException | JOSEException ex) {
			return false;
		}
	}

}
