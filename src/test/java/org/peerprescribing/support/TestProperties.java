package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What a site must say, said for the tests. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TestProperties implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** An identity provider that is not there: tests with real tokens name a real one. */
	public static final String NO_ISSUER = "http://localhost:9/realms/none";

	/** The one port at which an administrator may set up a record system. */
	public static final int RECORD_PORT = freePort();

	/** A practice whose record system the operator has set up. */
	public static final String NAMED_PRACTICE = "Z90009";

	/** What a site must say besides its database; the same for every test. */
	public static Map<String, String> site() {
		Map<String, String> site = new HashMap<>(
				Map.of("peerprescribing.issuer", NO_ISSUER, "peerprescribing.pages-secret", "for-tests-only",
						"peerprescribing.sandbox", "true", "peerprescribing.directory.curators-organisation", "X90001",
						"peerprescribing.public-address", "https://peer.example",
						"peerprescribing.notification.carrier", "outbox", "peerprescribing.notification.quiet-hours",
						"false", "peerprescribing.door.key", "Zm9yIHRlc3RzIG9ubHksIDMyIGJ5dGVzIG9yIG1vcmU=",
						"peerprescribing.sealing-keys", "tests:Zm9yIHRlc3RzIG9ubHksIGV4YWN0bHkgMzIgYnl0ZXM="));
		// All tests come from one address and in one name, within a minute.
		for (String limit : List.of("unknown-link", "wrong-code", "fhir-client", "staff-change")) {
			site.put("peerprescribing.limits." + limit + ".at-once", "100000");
			site.put("peerprescribing.limits." + limit + ".each", "1ms");
		}
		return site;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues
			.of("spring.datasource.url=" + PostgresForTests.url(), "spring.datasource.username=" + PostgresForTests.RUN,
					"spring.datasource.password=" + PostgresForTests.PASSWORD,
					"spring.datasource.hikari.maximum-pool-size=8", "spring.flyway.url=" + PostgresForTests.url(),
					"spring.flyway.user=" + PostgresForTests.OWNER,
					"spring.flyway.password=" + PostgresForTests.PASSWORD, "peerprescribing.carerecord.retry-first=1ms",
					"peerprescribing.carerecord.retry-most=1ms", "peerprescribing.carerecord.rest=1ms",
					"peerprescribing.carerecord.endpoints[0].practice=" + NAMED_PRACTICE,
					"peerprescribing.carerecord.endpoints[0].base=https://operator.example/fhir",
					"peerprescribing.carerecord.allowed-hosts=localhost:" + RECORD_PORT + ",fhir.example.nhs.uk",
					"peerprescribing.outcomes.measures=ons4,ucla3,swemwbs", "db-scheduler.enabled=false")
			.and(site())
			.applyTo(context);
	}

	private static int freePort() {
		try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return held.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
