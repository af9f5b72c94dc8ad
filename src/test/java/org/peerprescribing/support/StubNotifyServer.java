package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GOV.UK Notify as its documentation describes it, small enough to break on purpose:
 * checks the signed key, refuses with its kinds of errors, lists by reference, and calls
 * back when told to. What becomes of a message depends on the number or address, as with
 * a test key.
 */
public final class StubNotifyServer implements AutoCloseable {

	/** Number and address that fail for good. */
	public static final String NO_SUCH_NUMBER = "+447700900002";

	public static final String NO_SUCH_ADDRESS = "perm-fail@simulator.notify";

	/** Number and address that are not reached for now. */
	public static final String SWITCHED_OFF = "+447700900003";

	public static final String FULL_BOX = "temp-fail@simulator.notify";

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Pattern MOBILE = Pattern.compile("(\\+44|0)7[0-9]{9}");

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final StubNotifyKey key = new StubNotifyKey();

	private final List<Sent> sent = new ArrayList<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final HttpServer server;

	private volatile Fault fault = Fault.NONE;

	private volatile int requests;

	public StubNotifyServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/v2/notifications", this::answer);
		this.server.start();
	}

	public URI base() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	/** As Notify shows it once: name, id of the service, key. */
	public String apiKey() {
		return this.key.shownOnce();
	}

	public void breakWith(Fault how) {
		this.fault = how;
	}

	/** What it has accepted. */
	public synchronized List<Sent> sent() {
		return List.copyOf(this.sent);
	}

	public synchronized List<Sent> sentTo(String recipient) {
		return this.sent.stream().filter((one) -> one.recipient().equals(recipient)).toList();
	}

	/** How many requests to send came in, whatever became of them. */
	public int requests() {
		return this.requests;
	}

	/** From now on the list says what the number or address stands for. */
	public synchronized void settle(String reference) {
		this.sent.replaceAll((one) -> one.reference().equals(reference) ? one.settled() : one);
	}

	/** Calls back about the message with this reference; the status of the answer. */
	public int callBack(URI address, String token, String reference) throws IOException, InterruptedException {
		settle(reference);
		Sent one = sent().stream().filter((each) -> each.reference().equals(reference)).findFirst().orElseThrow();
		return post(address, token, receipt(one));
	}

	/** Posts any body there, as Notify posts a receipt. */
	public static int post(URI address, String token, String body) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client
				.send(HttpRequest.newBuilder(address)
					.header("Authorization", "Bearer " + token)
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(body))
					.build(), BodyHandlers.discarding())
				.statusCode();
		}
	}

	@Override
	public void close() {
		this.closing.countDown();
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (!this.key.hasSigned(exchange.getRequestHeaders().getFirst("Authorization"))) {
			refuse(exchange, 403, "AuthError", "Invalid token: API key not found");
		}
		else if (this.fault == Fault.SERVER_ERROR) {
			refuse(exchange, 500, "Exception", "Internal server error");
		}
		else if (exchange.getRequestMethod().equals("GET")) {
			list(exchange);
		}
		else {
			send(exchange, exchange.getRequestURI().getPath().substring("/v2/notifications/".length()),
					JSON.readTree(body));
		}
	}

	private void send(HttpExchange exchange, String type, JsonNode asked) throws IOException {
		synchronized (this) {
			this.requests++;
		}
		boolean text = type.equals("sms");
		String recipient = asked.path(text ? "phone_number" : "email_address").asString("");
		JsonNode fields = asked.path("personalisation");
		if (this.fault == Fault.RATE_LIMIT) {
			refuse(exchange, 429, "RateLimitError",
					"Exceeded rate limit for key type live of 3000 requests per 60 seconds");
		}
		else if (this.fault == Fault.DAILY_LIMIT) {
			refuse(exchange, 429, "TooManyRequestsError", "Exceeded send limits (sms: 250000) for today");
		}
		else if (!ID.matcher(asked.path("template_id").asString("")).matches()) {
			refuse(exchange, 400, "ValidationError", "template_id is not a valid UUID");
		}
		else if (!(text ? MOBILE.matcher(recipient).matches() : recipient.contains("@"))) {
			refuse(exchange, 400, "ValidationError",
					text ? "phone_number Not enough digits" : "email_address Not a valid email address");
		}
		else if (!fields.has("message") || (!text && !fields.has("subject"))) {
			refuse(exchange, 400, "BadRequestError", "Missing personalisation: message");
		}
		else {
			accept(exchange,
					new Sent(UUID.randomUUID().toString(), asked.path("reference").asString(""), type,
							asked.path("template_id").asString(), recipient, fields.path("subject").asString(""),
							fields.path("message").asString(), "created"));
		}
	}

	private void accept(HttpExchange exchange, Sent one) throws IOException {
		if (this.fault != Fault.SILENT) {
			synchronized (this) {
				this.sent.add(one);
			}
		}
		switch (this.fault) {
			case CUT_AFTER_ACCEPTANCE -> exchange.close();
			case SILENT, SILENT_AFTER_ACCEPTANCE -> {
				waitForTheEnd();
				exchange.close();
			}
			default -> {
				ObjectNode answer = one.json();
				answer.putObject("content")
					.put("body", one.text())
					.put("subject", one.subject())
					.put("from_email", "a@b.example");
				write(exchange, 201, answer);
			}
		}
	}

	private void list(HttpExchange exchange) throws IOException {
		String query = String.valueOf(exchange.getRequestURI().getQuery());
		ObjectNode answer = JSON.createObjectNode();
		answer.putObject("links").put("current", base() + "/v2/notifications");
		ArrayNode found = answer.putArray("notifications");
		sent().stream()
			.filter((one) -> query.equals("reference=" + one.reference()))
			.map(Sent::json)
			.forEach(found::add);
		write(exchange, 200, answer);
	}

	private void waitForTheEnd() {
		try {
			this.closing.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The body of the callback about it. */
	public static String receipt(Sent one) {
		return one.json().put("to", one.recipient()).put("notification_type", one.type()).toString();
	}

	private static void refuse(HttpExchange exchange, int status, String error, String message) throws IOException {
		ObjectNode answer = JSON.createObjectNode().put("status_code", status);
		answer.putArray("errors").addObject().put("error", error).put("message", message);
		write(exchange, status, answer);
	}

	private static void write(HttpExchange exchange, int status, ObjectNode body) throws IOException {
		byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/** A message that it has accepted. */
	public record Sent(String id, String reference, String type, String template, String recipient, String subject,
			String text, String status) {

		/** What becomes of it. */
		Sent settled() {
			String becomes = switch (this.recipient) {
				case NO_SUCH_NUMBER, NO_SUCH_ADDRESS -> "permanent-failure";
				case SWITCHED_OFF, FULL_BOX -> "temporary-failure";
				default -> "delivered";
			};
			return with(becomes);
		}

		/** The same with this status. */
		public Sent with(String other) {
			return new Sent(this.id, this.reference, this.type, this.template, this.recipient, this.subject, this.text,
					other);
		}

		private ObjectNode json() {
			ObjectNode json = JSON.createObjectNode()
				.put("id", this.id)
				.put("reference", this.reference)
				.put("type", this.type)
				.put("body", this.text)
				.put("status", this.status)
				.put("created_at", "2026-11-22T12:15:30.000000Z");
			json.putObject("template")
				.put("id", this.template)
				.put("version", 1)
				.put("uri", "/v2/template/" + this.template);
			return json;
		}

	}

	/** What goes wrong. */
	public enum Fault {

		NONE, SERVER_ERROR, RATE_LIMIT, DAILY_LIMIT, SILENT, CUT_AFTER_ACCEPTANCE, SILENT_AFTER_ACCEPTANCE

	}

}
