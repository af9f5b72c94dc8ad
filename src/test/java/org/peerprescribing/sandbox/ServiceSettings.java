package org.peerprescribing.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.PostgresForTests;

/** What the sandbox, as a site, says to the service. */
final class ServiceSettings {

	/** Of the client of the pages; the sandbox listens on this machine only. */
	static final String PAGES_SECRET = "sandbox-only-pages";

	/** From which the communities' keys are made; as above. */
	private static final String DOOR_KEY = "c2FuZGJveCBvbmx5LCAzMiBieXRlcyBvciBtb3JlISE=";

	private ServiceSettings() {
	}

	/** As command-line arguments. */
	static String[] arguments(SandboxOptions options, String databaseUrl) {
		return settings(options, databaseUrl).entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
	}

	private static Map<String, String> settings(SandboxOptions options, String databaseUrl) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("server.port", Integer.toString(options.servicePort()));
		settings.put("server.address", "127.0.0.1");
		// The sandbox stops the service before what the service stands on.
		settings.put("spring.main.register-shutdown-hook", "false");
		settings.put("spring.datasource.url", databaseUrl);
		settings.put("spring.datasource.username", PostgresForTests.RUN);
		settings.put("spring.datasource.password", PostgresForTests.PASSWORD);
		settings.put("spring.flyway.url", databaseUrl);
		settings.put("spring.flyway.user", PostgresForTests.OWNER);
		settings.put("spring.flyway.password", PostgresForTests.PASSWORD);
		settings.put("peerprescribing.issuer", options.issuer());
		settings.put("peerprescribing.pages-secret", PAGES_SECRET);
		settings.put("peerprescribing.sandbox", "true");
		settings.put("peerprescribing.outcomes.measures", "ons4,ucla3");
		settings.put("peerprescribing.public-address", options.serviceAddress());
		settings.put("peerprescribing.notification.carrier", "outbox");
		settings.put("peerprescribing.notification.quiet-hours", "false");
		settings.put("peerprescribing.directory.curators-organisation", "X90001");
		settings.put("peerprescribing.door.key", DOOR_KEY);
		settings.put("peerprescribing.sealing-keys", "sandbox:Zm9yIHRoZSBzYW5kYm94IG9ubHksIDMyIGJ5dGVzISE=");
		// The communities are real, their visitors are not: nobody's site is bothered
		// from here.
		settings.put("peerprescribing.links.checked", "false");
		settings.put("peerprescribing.consultation.address", options.serviceAddress());
		settings.putAll(recordSystem(options));
		return settings;
	}

	/** A new one at each start: the record system fetches the public half. */
	private static String launchKey() {
		try {
			return new ECKeyGenerator(Curve.P_384).keyIDFromThumbprint(true).generate().toJSONString();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One record system for all practices, that reads, is written to, and calls the hook.
	 */
	private static Map<String, String> recordSystem(SandboxOptions options) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("sandbox.record-address", options.recordAddress());
		String hooks = "peerprescribing.consultation.record-systems[0].";
		settings.put(hooks + "issuer", options.recordAddress());
		settings.put(hooks + "jku", options.recordAddress() + "/jwks.json");
		List<OdsCode> practices = SandboxSeed.PRACTICES;
		String codes = String.join(",", practices.stream().map(OdsCode::value).toList());
		settings.put(hooks + "practices", codes);
		settings.put(hooks + "launches", "true");
		settings.put("sandbox.launch-key", launchKey());
		settings.put("peerprescribing.launch.keys", "sandbox.launch-key");
		String launches = "peerprescribing.launch.servers[0].";
		settings.put(launches + "iss", options.recordAddress() + "/fhir");
		settings.put(launches + "client-id", "peer-prescribing");
		settings.put(launches + "practices", codes);
		for (int i = 0; i < practices.size(); i++) {
			String endpoint = "peerprescribing.carerecord.endpoints[" + i + "].";
			settings.put(endpoint + "practice", practices.get(i).value());
			settings.put(endpoint + "base", options.recordAddress() + "/fhir");
		}
		String paper = "peerprescribing.carerecord.endpoints[" + practices.size() + "].";
		settings.put(paper + "practice", SandboxSeed.PAPER_PRACTICE.value());
		settings.put(paper + "adapter", "print");
		// A practice that is not named above can set up this one by itself.
		settings.put("peerprescribing.carerecord.allowed-hosts", "localhost:" + options.recordPort());
		// Somebody is watching: try again soon after the record system was down.
		settings.put("peerprescribing.carerecord.retry-first", "2s");
		settings.put("peerprescribing.carerecord.retry-most", "10s");
		settings.put("peerprescribing.carerecord.rest", "1s");
		return settings;
	}

}
