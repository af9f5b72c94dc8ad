package org.peerprescribing.identity.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills in the identity provider's forms as a person would in a browser. Keeps cookies by
 * itself: browsers send secure ones to this machine without TLS, the JDK's client does
 * not.
 */
final class SignInForm {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final Map<String, String> cookies = new LinkedHashMap<>();

	private HttpResponse<String> page;

	SignInForm(URI address) {
		this.page = send(HttpRequest.newBuilder(address).GET());
	}

	/** Sends the form of that id. */
	SignInForm submit(String form, Map<String, String> fields) {
		Matcher action = Pattern.compile("id=\"" + form + "\"[^>]*action=\"([^\"]+)\"").matcher(this.page.body());
		if (!action.find()) {
			throw new AssertionError("No form " + form + " on the page, status " + this.page.statusCode());
		}
		this.page = send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(encode(fields))));
		return this;
	}

	boolean shows(String form) {
		return this.page.body().contains("id=\"" + form + "\"");
	}

	/** Where the page leads by itself. */
	URI location() {
		return URI.create(this.page.headers()
			.firstValue("Location")
			.orElseThrow(() -> new AssertionError("No redirect, status " + this.page.statusCode())));
	}

	static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		try {
			HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			answer.headers().allValues("Set-Cookie").forEach((cookie) -> {
				String[] pair = cookie.split(";", 2)[0].split("=", 2);
				this.cookies.put(pair[0], pair[1]);
			});
			return answer;
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
