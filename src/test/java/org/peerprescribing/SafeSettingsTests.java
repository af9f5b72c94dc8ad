package org.peerprescribing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What no site may say is refused at the start, in one line. */
class SafeSettingsTests {

	private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	private static final Map<String, Object> GOOD = Map.of("spring.datasource.username", "peer_run",
			"spring.flyway.user", "peer_owner", "peerprescribing.issuer", "https://id.example/realms/peer",
			"peerprescribing.public-address", "https://peer.example", "peerprescribing.pages-secret",
			"0123456789abcdef", "peerprescribing.sealing-keys", "first:" + KEY);

	@Test
	void aSafeSiteIsLetStart() {
		assertThat(wrong(Map.of())).isEmpty();
	}

	static Stream<Arguments> unsafe() {
		return Stream.of(arguments("spring.flyway.user", "peer_run", "must not own its tables"),
				arguments("peerprescribing.issuer", "http://id.example/realms/peer", "peerprescribing.issuer"),
				arguments("peerprescribing.public-address", "http://peer.example", "public-address"),
				arguments("peerprescribing.public-address", "https://somebody@peer.example", "public-address"),
				arguments("peerprescribing.consultation.address", "http://peer.example", "consultation.address"),
				arguments("peerprescribing.pages-secret", "short", "at least 16"),
				arguments("peerprescribing.sealing-keys", "first:tooShort", "sealing-keys"),
				arguments("peerprescribing.sealing-keys", KEY, "sealing-keys"),
				arguments("peerprescribing.sealing-keys", "first:" + KEY + ",second:###", "sealing-keys"),
				arguments("peerprescribing.carerecord.endpoints[0].base", "http://record.example/fhir", "endpoints[0]"),
				arguments("peerprescribing.carerecord.endpoints[0].token-address", "http://id.example", "endpoints[0]"),
				arguments("management.endpoints.web.exposure.include", "health,prometheus", "management.server.port"),
				arguments("management.endpoints.web.exposure.include", "*", "management.server.port"));
	}

	@ParameterizedTest
	@MethodSource("unsafe")
	void anUnsafeSettingIsNamedInOneLineWithoutItsValue(String name, String value, String said) {
		String line = wrong(Map.of(name, value)).orElseThrow();

		assertThat(line).contains(said).doesNotContain("\n").doesNotContain(KEY);
	}

	@ParameterizedTest
	@CsvSource({ "8080, 8080, false", "8081, 8080, true", "0, 0, true", "8081, '', true" })
	void figuresNeedAPortOfTheirOwn(String management, String server, boolean fine) {
		Map<String, Object> said = new LinkedHashMap<>(Map.of("management.endpoints.web.exposure.include",
				"health,prometheus", "management.server.port", management));
		if (!server.isEmpty()) {
			said.put("server.port", server);
		}

		assertThat(wrong(said).isEmpty()).isEqualTo(fine);
	}

	@Test
	void aPracticeThatPrintsNeedsNoAddress() {
		assertThat(wrong(Map.of("peerprescribing.carerecord.endpoints[0].practice", "Z90005",
				"peerprescribing.carerecord.endpoints[0].adapter", "print")))
			.isEmpty();
	}

	@Test
	void aSandboxMayUseHttp() {
		assertThat(wrong(Map.of("peerprescribing.sandbox", "true", "peerprescribing.issuer", "http://localhost:9",
				"peerprescribing.public-address", "http://localhost:8080", "peerprescribing.pages-secret", "short")))
			.isEmpty();
	}

	/** Without migrations nobody has to say who the owner is. */
	@Test
	void theStartRefusesBeforeAnythingElse() {
		String[] arguments = Stream
			.concat(GOOD.entrySet().stream().filter((one) -> !one.getKey().startsWith("spring.flyway")),
					Map.<String, Object>of("spring.flyway.enabled", "false", "spring.datasource.url", "jdbc:none",
							"spring.datasource.password", "none", "peerprescribing.notification.carrier", "outbox",
							"peerprescribing.directory.curators-organisation", "X90001",
							"peerprescribing.consultation.address", "http://peer.example")
						.entrySet()
						.stream())
			.map((one) -> "--" + one.getKey() + "=" + one.getValue())
			.toArray(String[]::new);

		assertThatThrownBy(() -> new SpringApplication(PeerPrescribingApplication.class).run(arguments))
			.isInstanceOf(RequiredSettings.RefusedSettingException.class)
			.hasMessage(
					"The setting peerprescribing.consultation.address must begin with https:// where people are real");
	}

	private static java.util.Optional<String> wrong(Map<String, Object> instead) {
		Map<String, Object> said = new LinkedHashMap<>(GOOD);
		said.putAll(instead);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("said", said));
		ConfigurationPropertySources.attach(environment);
		return new SafeSettings(environment).wrong();
	}

}
