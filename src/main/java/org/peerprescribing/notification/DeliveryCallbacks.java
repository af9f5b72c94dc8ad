package org.peerprescribing.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where GOV.UK Notify says what became of a message. */
@RestController
@ConditionalOnProperty(name = "peerprescribing.notification.carrier", havingValue = "notify")
@OpenDoor(because = "Notify has no account; the secret that it was given is checked here")
class DeliveryCallbacks {

	/** Bytes; a callback has some 600. */
	private static final int LONGEST = 8192;

	private static final String BEARER = "Bearer ";

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
			.build())
		.build();

	private final Deliveries deliveries;

	private final List<byte[]> tokens;

	DeliveryCallbacks(Deliveries deliveries, NotificationSettings settings) {
		this.deliveries = deliveries;
		this.tokens = Objects.requireNonNull(settings.notification().govukNotify())
			.callbackTokens()
			.stream()
			.map((token) -> token.strip().getBytes(StandardCharsets.UTF_8))
			.toList();
	}

	/**
	 * 200 also for what is about none of our messages: to anything else Notify would
	 * repeat itself. Refuses with {@code sign-in} without a secret that is known, with
	 * {@code too-large}, and with {@code malformed} what is no JSON object with a status.
	 */
	@PostMapping(path = "/notify/callbacks/delivery", consumes = MediaType.APPLICATION_JSON_VALUE)
	void hear(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
			HttpServletRequest request) throws IOException {
		if (!isKnown(authorization)) {
			throw new ProblemException(Problem.SIGN_IN);
		}
		byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
		if (body.length > LONGEST) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		JsonNode said = read(body);
		reference(said.path("reference").asString("")).ifPresent(
				(reference) -> this.deliveries.hear(reference, DeliveryStatus.of(said.path("status").stringValue())));
	}

	/** Compares with each secret in full, so that the time taken tells nothing. */
	private boolean isKnown(String authorization) {
		byte[] shown = authorization.startsWith(BEARER)
				? authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8) : new byte[0];
		boolean known = false;
		for (byte[] token : this.tokens) {
			known |= MessageDigest.isEqual(token, shown);
		}
		return known;
	}

	private static JsonNode read(byte[] body) {
		try {
			JsonNode read = JSON.readTree(body);
			if (read.isObject() && read.path("status").isString()) {
				return read;
			}
		}
		catch (JacksonException ex) {
			// falls through: what is wrong with it would repeat what was sent
		}
		throw new ProblemException(Problem.MALFORMED);
	}

	/** Ours are UUIDs; other programs of the site may send through the same service. */
	private static Optional<UUID> reference(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
