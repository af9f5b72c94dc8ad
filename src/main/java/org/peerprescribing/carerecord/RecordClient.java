package org.peerprescribing.carerecord;

import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Speaks HTTP with a record system: never inside a transaction, never along a redirect,
 * within limits of time and size. Throws nothing for what the other side does.
 */
@Component
class RecordClient {

	private static final Logger log = LoggerFactory.getLogger(RecordClient.class);

	private static final String FHIR_JSON = "application/fhir+json";

	private final CareRecordSettings settings;

	private final RecordTokens tokens;

	private final Clock clock;

	private final HttpClient http;

	RecordClient(CareRecordSettings settings, RecordTokens tokens, Clock clock) {
		this.settings = settings;
		this.tokens = tokens;
		this.clock = clock;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(settings.connectTimeout())
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
	}

	/**
	 * Searches; the values are encoded here. An answer from a cache would hide what was
	 * written a moment ago.
	 */
	RecordAnswer search(RecordEndpoint endpoint, String type, Map<String, String> parameters) {
		String query = parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encode(parameter.getValue()))
			.collect(Collectors.joining("&"));
		return get(endpoint, "/" + type + "?" + query);
	}

	/** What the record system says of itself (CapabilityStatement). */
	RecordAnswer capabilities(RecordEndpoint endpoint) {
		return get(endpoint, "/metadata");
	}

	/** Stores a resource under an id of ours, only where none lies there. */
	RecordAnswer putNew(RecordEndpoint endpoint, String type, String id, byte[] resource) {
		return send(endpoint,
				request(endpoint, "/" + type + "/" + id).header("Content-Type", FHIR_JSON)
					.header("If-None-Match", "*")
					.PUT(HttpRequest.BodyPublishers.ofByteArray(resource)),
				this.settings.writeTimeout());
	}

	RecordAnswer delete(RecordEndpoint endpoint, String type, String id) {
		return send(endpoint, request(endpoint, "/" + type + "/" + id).DELETE(), this.settings.writeTimeout());
	}

	/** Sends a transaction bundle. */
	RecordAnswer transaction(RecordEndpoint endpoint, byte[] bundle) {
		return send(endpoint, request(endpoint, "").header("Content-Type", FHIR_JSON)
			.POST(HttpRequest.BodyPublishers.ofByteArray(bundle)), this.settings.writeTimeout());
	}

	/**
	 * Creates a resource on condition that a search finds none, and asks for what lies
	 * there then.
	 * @param ifNoneExist the search, its values encoded
	 */
	RecordAnswer create(RecordEndpoint endpoint, String type, String ifNoneExist, byte[] resource) {
		return send(endpoint,
				request(endpoint, "/" + type).header("Content-Type", FHIR_JSON)
					.header("If-None-Exist", ifNoneExist)
					.header("Prefer", "return=representation")
					.POST(HttpRequest.BodyPublishers.ofByteArray(resource)),
				this.settings.writeTimeout());
	}

	private RecordAnswer get(RecordEndpoint endpoint, String path) {
		return send(endpoint, request(endpoint, path).header("Cache-Control", "no-cache").GET(),
				this.settings.readTimeout());
	}

	/** As a value within an address or a conditional search. */
	static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static HttpRequest.Builder request(RecordEndpoint endpoint, String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.base() + path))
			.header("Accept", FHIR_JSON);
		String correlation = MDC.get("correlation");
		return (correlation != null) ? request.header("X-Correlation-Id", correlation) : request;
	}

	/** A refused token is looked up anew and tried once more. */
	private RecordAnswer send(RecordEndpoint endpoint, HttpRequest.Builder request, Duration within) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("A record system is never called inside a transaction");
		}
		Optional<String> token = this.tokens.token(endpoint.access());
		RecordAnswer answer = once(with(token, request), within);
		if (token.isPresent() && answer instanceof RecordAnswer.Answered said && said.status() == 401) {
			this.tokens.refused(endpoint.access(), token.get());
			return once(with(this.tokens.token(endpoint.access()), request), within);
		}
		return answer;
	}

	private static HttpRequest with(Optional<String> token, HttpRequest.Builder request) {
		token.ifPresent((value) -> request.setHeader("Authorization", "Bearer " + value));
		return request.build();
	}

	private RecordAnswer once(HttpRequest request, Duration within) {
		CompletableFuture<HttpResponse<byte[]>> exchange = this.http.sendAsync(request,
				(head) -> new LimitedBody(this.settings.largestAnswer()));
		try {
			HttpResponse<byte[]> response = exchange.get(within.toMillis(), TimeUnit.MILLISECONDS);
			return new RecordAnswer.Answered(response.statusCode(),
					response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT), response.body(),
					response.headers().firstValue("Retry-After").map(this::wait).orElse(null));
		}
		catch (ExecutionException ex) {
			return notReached(ex, request.uri().getHost()) ? new RecordAnswer.NotReached()
					: new RecordAnswer.BrokenOff();
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			return new RecordAnswer.BrokenOff();
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			return new RecordAnswer.BrokenOff();
		}
	}

	/** Nothing was said before both sides knew who the other is. */
	private static boolean notReached(Throwable thrown, String host) {
		for (@Nullable
		Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLHandshakeException) {
				log.warn("The record system at {} could not prove who it is: {}", host, cause.getMessage());
				return true;
			}
			if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
					|| cause instanceof UnresolvedAddressException) {
				return true;
			}
		}
		return false;
	}

	/** Seconds or an HTTP date (RFC 9110, 10.2.3); anything else is passed over. */
	private @Nullable Duration wait(String retryAfter) {
		try {
			if (retryAfter.matches("[0-9]{1,9}")) {
				return Duration.ofSeconds(Long.parseLong(retryAfter));
			}
			Instant until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return Duration.between(this.clock.instant(), until);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
