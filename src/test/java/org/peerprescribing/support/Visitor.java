package org.peerprescribing.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.peerprescribing.identity.Actor;

/**
 * Somebody at the doors over a real connection: keeps cookies as a browser does (also
 * those for TLS alone), sends a form with the token of the page read last, and follows no
 * redirect by itself.
 */
public final class Visitor {

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final int HOPS = 6;

	private final HttpClient http;

	private final String service;

	private final Map<String, String> cookies = new TreeMap<>();

	private String formToken = "";

	private Visitor(int port, String address) {
		this.service = "http://127.0.0.1:" + port;
		try {
			this.http = HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/** At the service on this port. */
	public static Visitor at(int port) {
		return from("127.0.0.1", port);
	}

	/** As above, from another address of this machine. */
	public static Visitor from(String address, int port) {
		return new Visitor(port, address);
	}

	public HttpResponse<String> get(String address) throws IOException, InterruptedException {
		return send("GET", address, Map.of("Accept", "text/html"));
	}

	/** Without a body. */
	public HttpResponse<String> send(String method, String address, Map<String, String> headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request(address).method(method, BodyPublishers.noBody());
		headers.forEach(request::setHeader);
		return keep(this.http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
	}

	/**
	 * Presses a button of the page read last.
	 * @param fields as they stand in the body, besides the token
	 */
	public HttpResponse<String> press(String address, String... fields) throws IOException, InterruptedException {
		return post(address, "_csrf=" + this.formToken + (fields.length == 0 ? "" : "&") + String.join("&", fields));
	}

	/** Sends this body and no other. */
	public HttpResponse<String> post(String address, String body) throws IOException, InterruptedException {
		HttpRequest request = request(address).header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(BodyPublishers.ofString(body))
			.build();
		return keep(this.http.send(request, HttpResponse.BodyHandlers.ofString()));
	}

	/** Opens the page at this address and gives this date of birth there. */
	public HttpResponse<String> confirm(String address, LocalDate born) throws IOException, InterruptedException {
		get(address);
		return press(address, "day=" + born.getDayOfMonth(), "month=" + born.getMonthValue(), "year=" + born.getYear());
	}

	/** At the service's identity provider, which must be the stub. */
	public void signIn(Actor actor) throws IOException, InterruptedException {
		StubIdentityProvider.next(actor);
		URI there = URI.create(this.service + "/oauth2/authorization/keycloak");
		for (int hop = 0; hop < HOPS; hop++) {
			HttpRequest.Builder request = HttpRequest.newBuilder(there);
			boolean ours = there.toString().startsWith(this.service);
			if (ours && !this.cookies.isEmpty()) {
				request.header("Cookie", cookieHeader());
			}
			HttpResponse<String> answer = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			if (ours) {
				keep(answer);
			}
			String next = answer.headers().firstValue("Location").orElseThrow();
			if (ours && there.getPath().startsWith("/login/")) {
				if (next.contains("error")) {
					throw new IllegalStateException("Not signed in");
				}
				return;
			}
			there = there.resolve(next);
		}
		throw new IllegalStateException("Sent round and round");
	}

	/** Reads at the FHIR door. */
	public HttpResponse<String> fhir(Actor actor, String path) throws IOException, InterruptedException {
		return send("GET", "/fhir" + path, Map.of("Authorization", "Bearer " + StubIdentityProvider.token(actor),
				"Accept", "application/fhir+json"));
	}

	private HttpRequest.Builder request(String address) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.service + address));
		return this.cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
	}

	private String cookieHeader() {
		return this.cookies.entrySet()
			.stream()
			.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	private HttpResponse<String> keep(HttpResponse<String> answer) {
		for (String cookie : answer.headers().allValues("Set-Cookie")) {
			String[] named = cookie.split(";", 2)[0].split("=", 2);
			this.cookies.put(named[0], named[1]);
		}
		Matcher token = FORM_TOKEN.matcher(answer.body());
		if (token.find()) {
			this.formToken = token.group(1);
		}
		return answer;
	}

}
