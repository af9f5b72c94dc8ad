package org.peerprescribing.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * What a stub record system answers to the questions before it is used: its capability
 * statement, whether a code resolves, and a test entry under an id of somebody else's.
 */
public final class StubCapabilities {

	private final List<String> asked = new ArrayList<>();

	private final Set<String> entries = new HashSet<>();

	private boolean honoursIfNoneMatch = true;

	private String version = "4.0.1";

	private @Nullable Boolean resolves;

	private String unknownCode = "none";

	/** It overwrites whatever lies there. */
	public void ignoreIfNoneMatch() {
		this.honoursIfNoneMatch = false;
	}

	public void beOfVersion(String fhir) {
		this.version = fhir;
	}

	/** Without it, codes cannot be asked about. */
	public void answerAboutCodes(boolean known) {
		this.resolves = known;
	}

	/** It knows every code but this one. */
	public void answerAboutCodesExcept(String code) {
		this.resolves = true;
		this.unknownCode = code;
	}

	/** Method and path of what was asked, in their order. */
	public List<String> asked() {
		return List.copyOf(this.asked);
	}

	/** Test entries that were not deleted. */
	public Set<String> left() {
		return Set.copyOf(this.entries);
	}

	/** False where the question is for somebody else. */
	boolean answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String method = exchange.getRequestMethod();
		this.asked.add(method + " " + path);
		if (path.equals("/fhir/metadata")) {
			send(exchange, 200, """
					{"resourceType":"CapabilityStatement","fhirVersion":"%s","rest":[{"mode":"server","resource":[
					{"type":"ServiceRequest","updateCreate":true},{"type":"Task","updateCreate":true}]}]}"""
				.formatted(this.version));
		}
		else if (path.equals("/fhir/CodeSystem/$validate-code")) {
			send(exchange, (this.resolves != null) ? 200 : 404,
					"""
							{"resourceType":"Parameters","parameter":[{"name":"result","valueBoolean":%s}]}"""
						.formatted(Boolean.TRUE.equals(this.resolves)
								&& !exchange.getRequestURI().getQuery().contains("code=" + this.unknownCode)));
		}
		else if (method.equals("PUT")) {
			boolean conditional = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
			boolean there = !this.entries.add(path);
			send(exchange, there ? ((conditional && this.honoursIfNoneMatch) ? 412 : 200) : 201, "{}");
		}
		else if (method.equals("DELETE")) {
			send(exchange, this.entries.remove(path) ? 200 : 404, "{}");
		}
		else {
			return false;
		}
		return true;
	}

	private static void send(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
