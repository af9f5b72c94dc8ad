package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A terminology server that knows a few codes, expands "the code and all above it" and
 * nothing else, and has switches for faults.
 */
public final class StubTerminologyServer implements AutoCloseable {

	private static final String BEFORE = "http://snomed.info/sct?fhir_vs=ecl/>>";

	private final Map<String, List<String>> above = new ConcurrentHashMap<>();

	private final AtomicInteger calls = new AtomicInteger();

	private final CountDownLatch released = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	private volatile Fault fault = Fault.NONE;

	public StubTerminologyServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/fhir/ValueSet/$expand", this::expand);
		this.server.start();
	}

	public URI base() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/fhir");
	}

	/** The code is a kind of each of these. */
	public StubTerminologyServer knows(String code, String... isA) {
		this.above.put(code, List.of(isA));
		return this;
	}

	public void breakWith(Fault how) {
		this.fault = how;
	}

	/** How often it was asked. */
	public int calls() {
		return this.calls.get();
	}

	private void expand(HttpExchange exchange) throws IOException {
		this.calls.incrementAndGet();
		String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
		if (!query.startsWith("url=" + BEFORE)) {
			answer(exchange, 400, "application/fhir+json", outcome("not-supported"));
			return;
		}
		String code = query.substring(("url=" + BEFORE).length()).replaceFirst("&.*", "");
		switch (this.fault) {
			case NONE -> answer(exchange, 200, "application/fhir+json", expansion(code));
			case NOT_FOUND -> answer(exchange, 404, "application/fhir+json", outcome("not-found"));
			case BROKEN -> answer(exchange, 500, "application/fhir+json", outcome("exception"));
			case PAGE -> answer(exchange, 200, "text/html", "<html><body>Welcome</body></html>");
			case PAGE_AS_JSON -> answer(exchange, 200, "application/fhir+json", "<html><body>Welcome</body></html>");
			case REDIRECT -> answer(exchange, 302, "text/plain", "");
			case HUGE -> answer(exchange, 200, "application/fhir+json", expansion(code) + " ".repeat(5_000_000));
			case PART -> answer(exchange, 200, "application/fhir+json",
					expansion(code).replace("\"contains\"", "\"total\":900,\"contains\""));
			case ANOTHER -> answer(exchange, 200, "application/fhir+json", expansion(code).replace(code, "138875005"));
			case SILENT -> {
				hold();
				exchange.close();
			}
		}
	}

	private void hold() {
		try {
			this.released.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String expansion(String code) {
		List<String> isA = this.above.get(code);
		String contains = (isA == null) ? ""
				: Stream.concat(Stream.of(code), isA.stream())
					.map((each) -> "{\"system\":\"http://snomed.info/sct\",\"code\":\"" + each + "\"}")
					.collect(Collectors.joining(",", ",\"contains\":[", "]"));
		return "{\"resourceType\":\"ValueSet\",\"status\":\"active\",\"expansion\":{\"timestamp\":\"2026-11-22\""
				+ contains + "}}";
	}

	private static String outcome(String code) {
		return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code + "\"}]}";
	}

	private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type);
		if (status == 302) {
			exchange.getResponseHeaders().set("Location", "/elsewhere");
		}
		exchange.sendResponseHeaders(status, (bytes.length == 0) ? -1 : bytes.length);
		try (exchange) {
			exchange.getResponseBody().write(bytes);
		}
	}

	@Override
	public void close() {
		this.released.countDown();
		this.server.stop(0);
		this.threads.close();
	}

	/** How it fails. */
	public enum Fault {

		NONE, NOT_FOUND, BROKEN, PAGE, PAGE_AS_JSON, REDIRECT, HUGE, PART, ANOTHER, SILENT

	}

}
