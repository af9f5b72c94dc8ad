package org.peerprescribing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What no site may say, found before anything is started: addresses over which patients'
 * data would go unprotected, a service that owns its own tables, keys that seal nothing,
 * figures open to everybody. A sandbox, whose people are invented, may use http.
 */
final class SafeSettings {

	private static final int SHORTEST_SECRET = 16;

	private static final int KEY_BYTES = 32;

	private final Environment environment;

	private final boolean sandbox;

	SafeSettings(Environment environment) {
		this.environment = environment;
		this.sandbox = environment.getProperty("peerprescribing.sandbox", "").strip().equalsIgnoreCase("true");
	}

	/** The first thing that is wrong, in one line without the value of a secret. */
	Optional<String> wrong() {
		return Optional.ofNullable(firstOf(rolesAreOne(), figuresForEverybody(), unreadableKeys(), plainAddress(),
				plainRecordSystem(), shortSecret()));
	}

	private static @Nullable String firstOf(@Nullable String... found) {
		for (String one : found) {
			if (one != null) {
				return one;
			}
		}
		return null;
	}

	private @Nullable String rolesAreOne() {
		String run = said("spring.datasource.username");
		return (!run.isEmpty() && run.equals(said("spring.flyway.user")))
				? "The setting spring.datasource.username must not be spring.flyway.user: the service must not own its tables"
				: null;
	}

	private @Nullable String figuresForEverybody() {
		List<String> exposed = List.of(said("management.endpoints.web.exposure.include").split("\\s*,\\s*"));
		if (!exposed.contains("prometheus") && !exposed.contains("*")) {
			return null;
		}
		String port = said("management.server.port");
		return (port.isEmpty() || (!port.equals("0") && port.equals(said("server.port", "8080"))))
				? "The setting management.server.port must be a port of its own where figures are given" : null;
	}

	private @Nullable String unreadableKeys() {
		for (String key : list("peerprescribing.sealing-keys")) {
			String[] parts = key.strip().split(":", 2);
			if (parts.length != 2 || !isKey(parts[1].strip())) {
				return "The setting peerprescribing.sealing-keys must be name:base64 of 32 random bytes, several with commas";
			}
		}
		return null;
	}

	private static boolean isKey(String base64) {
		try {
			return Base64.getDecoder().decode(base64).length == KEY_BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private @Nullable String plainAddress() {
		for (String name : List.of("peerprescribing.issuer", "peerprescribing.public-address",
				"peerprescribing.consultation.address")) {
			if (!this.sandbox && isPlain(said(name))) {
				return "The setting " + name + " must begin with https:// where people are real";
			}
		}
		return null;
	}

	private @Nullable String plainRecordSystem() {
		List<Endpoint> endpoints = Binder.get(this.environment)
			.bind("peerprescribing.carerecord.endpoints", Bindable.listOf(Endpoint.class))
			.orElse(List.of());
		for (int i = 0; i < endpoints.size(); i++) {
			Endpoint endpoint = endpoints.get(i);
			if (!this.sandbox && (isPlain(endpoint.base()) || isPlain(endpoint.tokenAddress()))) {
				return "The addresses of peerprescribing.carerecord.endpoints[" + i
						+ "] must begin with https:// where people are real";
			}
		}
		return null;
	}

	private @Nullable String shortSecret() {
		return (!this.sandbox && said("peerprescribing.pages-secret").length() < SHORTEST_SECRET)
				? "The setting peerprescribing.pages-secret must have at least " + SHORTEST_SECRET + " characters"
				: null;
	}

	private static boolean isPlain(@Nullable String address) {
		return address != null && !address.isBlank() && !isHttps(address.strip());
	}

	private static boolean isHttps(String address) {
		try {
			URI uri = new URI(address);
			return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private List<String> list(String name) {
		return Binder.get(this.environment).bind(name, Bindable.listOf(String.class)).orElse(List.of());
	}

	private String said(String name) {
		return said(name, "");
	}

	private String said(String name, String otherwise) {
		return this.environment.getProperty(name, otherwise).strip();
	}

	/**
	 * What matters here of a practice's record system. One that prints has no address:
	 * without the practice nothing of it would be read, and the list refused.
	 */
	record Endpoint(@Nullable String practice, @Nullable String base, @Nullable String tokenAddress) {
	}

}
