package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A record system small enough to break on purpose: searches by identifier or patient,
 * takes transactions with conditional creates and versions, and documents, keeps every
 * version, and has switches for faults.
 */
public final class StubRecordServer implements AutoCloseable {

	private static final FhirContext FHIR = FhirContext.forR4Cached();

	private final StoredResources stored = new StoredResources();

	private final List<String> transactions = new ArrayList<>();

	private final List<Resource> versions = new ArrayList<>();

	private final StubCapabilities capabilities = new StubCapabilities();

	private HttpServer server;

	private Fault fault = Fault.NONE;

	private String notSearched = "";

	private int staleStatus = 412;

	public StubRecordServer() {
		this(0);
	}

	/** At this port; 0 for a free one. */
	public StubRecordServer(int port) {
		this.server = listen(port);
	}

	/** Base address, the same after each outage. */
	public URI base() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/fhir");
	}

	public void goDown() {
		this.server.stop(0);
	}

	/** At the same address, with everything that was stored. */
	public void comeBack() {
		this.server = listen(this.server.getAddress().getPort());
	}

	public StubCapabilities capabilities() {
		return this.capabilities;
	}

	public synchronized void breakWith(Fault how) {
		this.fault = how;
	}

	/** Somebody else saves everything of this type once more. */
	public synchronized void saveAgain(Class<? extends Resource> type) {
		all(type).forEach((resource) -> store(resource.copy(), resource.getIdElement().getIdPart(),
				Integer.parseInt(resource.getMeta().getVersionId()) + 1));
	}

	/** What it says where a version is not the current one: 412 by the standard. */
	public synchronized void sayOfOldVersions(int status) {
		this.staleStatus = status;
	}

	/** From now on it knows no search for this type. */
	public synchronized void doNotSearch(Class<? extends Resource> type) {
		this.notSearched = "/fhir/" + type.getSimpleName();
	}

	public synchronized String hold(Resource resource) {
		String id = UUID.randomUUID().toString();
		store(resource, id, 1);
		return id;
	}

	public synchronized <R extends Resource> List<R> all(Class<R> type) {
		return this.stored.all().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** As after it was restored from an older copy. */
	public synchronized void lose(Class<? extends Resource> type) {
		this.stored.lose(type);
	}

	/** Bodies of the transactions that came in, whatever became of them. */
	public synchronized List<String> transactions() {
		return List.copyOf(this.transactions);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private HttpServer listen(int port) {
		try {
			HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			listening.createContext("/fhir", this::answer);
			listening.start();
			return listening;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private synchronized void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (this.capabilities.answer(exchange)) {
			return;
		}
		if (exchange.getRequestMethod().equals("GET") && exchange.getRequestURI().getPath().equals(this.notSearched)) {
			send(exchange, 405, "application/fhir+json", "{\"resourceType\":\"OperationOutcome\"}");
			return;
		}
		if (exchange.getRequestMethod().equals("GET")) {
			send(exchange, 200, "application/fhir+json", json(read(exchange.getRequestURI())));
			return;
		}
		boolean document = exchange.getRequestURI().getPath().equals("/fhir/Bundle");
		if (!document && !exchange.getRequestURI().getPath().equals("/fhir")) {
			Resource created = (Resource) FHIR.newJsonParser().parseResource(body);
			hold(created);
			send(exchange, 201, "application/fhir+json", json(created));
			return;
		}
		this.transactions.add(body);
		switch (this.fault) {
			case SERVER_ERROR -> send(exchange, 500, "text/plain", "broken");
			case TOO_MANY -> {
				exchange.getResponseHeaders().add("Retry-After", "1");
				send(exchange, 429, "text/plain", "later");
			}
			case PAGE -> send(exchange, 200, "text/html", "<html>Sign in</html>");
			case REFUSED -> send(exchange, 422, "application/fhir+json", "{\"resourceType\":\"OperationOutcome\"}");
			case CUT_AFTER_COMMIT -> {
				commit(document, body);
				exchange.close();
			}
			case NONE -> {
				Bundle response = commit(document, body);
				if (response == null) {
					send(exchange, this.staleStatus, "application/fhir+json",
							"{\"resourceType\":\"OperationOutcome\"}");
				}
				else {
					send(exchange, 200, "application/fhir+json", json(response));
				}
			}
		}
	}

	private @Nullable Bundle commit(boolean document, String body) {
		return document ? file(body) : transact(body);
	}

	/** A document is filed once under its identifier. */
	private Bundle file(String body) {
		Bundle sent = FHIR.newJsonParser().parseResource(Bundle.class, body);
		String token = sent.getIdentifier().getSystem() + "|" + sent.getIdentifier().getValue();
		return this.stored.identified("Bundle", token).stream().map(Bundle.class::cast).findFirst().orElseGet(() -> {
			hold(sent);
			return sent;
		});
	}

	private Bundle read(URI uri) {
		return uri.getPath().endsWith("/_history") ? history(uri.getPath()) : search(uri);
	}

	/** Newest first. */
	private Bundle history(String path) {
		String wanted = path.substring("/fhir/".length(), path.length() - "/_history".length());
		Bundle bundle = new Bundle().setType(Bundle.BundleType.HISTORY);
		this.versions.reversed()
			.stream()
			.filter((version) -> version.getIdElement().toUnqualifiedVersionless().getValue().equals(wanted))
			.forEach((version) -> bundle.addEntry().setResource(version));
		return bundle;
	}

	private Bundle search(URI uri) {
		String type = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
		Map<String, String> parameters = Arrays.stream(uri.getRawQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
		Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
		Collection<Resource> asked = parameters.containsKey("identifier")
				? this.stored.identified(type, parameters.get("identifier")) : this.stored.all();
		asked.stream()
			.filter((resource) -> resource.fhirType().equals(type))
			.filter((resource) -> !parameters.containsKey("patient")
					|| json(resource).contains("\"" + parameters.get("patient") + "\""))
			.forEach((resource) -> bundle.addEntry().setResource(resource));
		return bundle;
	}

	/** All or nothing; null where a version or a condition does not hold. */
	private @Nullable Bundle transact(String body) {
		Bundle sent = FHIR.newJsonParser().parseResource(Bundle.class, body);
		Bundle response = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
		String resolved = body;
		List<Runnable> changes = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		for (Bundle.BundleEntryComponent entry : sent.getEntry()) {
			Bundle.BundleEntryRequestComponent request = entry.getRequest();
			String type = entry.getResource().fhirType();
			String id;
			if (request.getMethod() == Bundle.HTTPVerb.PUT) {
				id = new IdType(request.getUrl()).getIdPart();
				Resource before = this.stored.get(type + "/" + id);
				if (before == null || !request.getIfMatch().contains("\"" + before.getMeta().getVersionId() + "\"")) {
					return null;
				}
				response.addEntry().getResponse().setStatus("200 OK").setLocation(type + "/" + id + "/_history/2");
			}
			else {
				String token = URLDecoder.decode(request.getIfNoneExist().split("=", 2)[1], StandardCharsets.UTF_8);
				List<Resource> there = this.stored.identified(type, token);
				id = there.isEmpty() ? UUID.randomUUID().toString() : there.getFirst().getIdElement().getIdPart();
				response.addEntry()
					.getResponse()
					.setStatus(there.isEmpty() ? "201 Created" : "200 OK")
					.setLocation(type + "/" + id + "/_history/1");
			}
			ids.add(id);
			resolved = resolved.replace("\"reference\":\"" + entry.getFullUrl() + "\"",
					"\"reference\":\"" + type + "/" + id + "\"");
		}
		List<Bundle.BundleEntryComponent> entries = FHIR.newJsonParser()
			.parseResource(Bundle.class, resolved)
			.getEntry();
		for (int i = 0; i < entries.size(); i++) {
			Resource resource = entries.get(i).getResource();
			String id = ids.get(i);
			Resource before = this.stored.get(resource.fhirType() + "/" + id);
			if (before == null || entries.get(i).getRequest().getMethod() == Bundle.HTTPVerb.PUT) {
				int version = (before == null) ? 1 : Integer.parseInt(before.getMeta().getVersionId()) + 1;
				changes.add(() -> store(resource, id, version));
			}
		}
		changes.forEach(Runnable::run);
		return response;
	}

	private void store(Resource resource, String id, int version) {
		resource.setId(resource.fhirType() + "/" + id);
		resource.getMeta().setVersionId(Integer.toString(version));
		this.stored.put(resource.fhirType() + "/" + id, resource);
		this.versions.add(resource);
	}

	private static String json(Resource resource) {
		return FHIR.newJsonParser().encodeResourceToString(resource);
	}

	private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", type);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** What is done to a transaction. */
	public enum Fault {

		NONE, SERVER_ERROR, TOO_MANY, PAGE, REFUSED, CUT_AFTER_COMMIT

	}

}
