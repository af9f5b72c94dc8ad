package org.peerprescribing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequiredSettingsTests {

	private static final List<String> ALL = List.of("spring.datasource.url", "spring.datasource.username",
			"spring.datasource.password", "spring.flyway.url", "spring.flyway.user", "spring.flyway.password",
			"peerprescribing.issuer", "peerprescribing.pages-secret", "peerprescribing.sealing-keys",
			"peerprescribing.public-address", "peerprescribing.notification.carrier",
			"peerprescribing.directory.curators-organisation");

	@ParameterizedTest
	@ValueSource(strings = { "spring.datasource.url", "spring.datasource.username", "spring.datasource.password",
			"spring.flyway.url", "spring.flyway.user", "spring.flyway.password", "peerprescribing.issuer",
			"peerprescribing.pages-secret", "peerprescribing.sealing-keys", "peerprescribing.public-address",
			"peerprescribing.notification.carrier", "peerprescribing.directory.curators-organisation" })
	void theStartWithoutOneSettingNamesItAndNoOther(String missing) {
		List<String> others = new ArrayList<>(ALL);
		others.remove(missing);
		String[] arguments = others.stream().map((name) -> "--" + name + "=said").toArray(String[]::new);

		SpringApplication application = new SpringApplication(PeerPrescribingApplication.class);

		assertThatThrownBy(() -> application.run(arguments))
			.isInstanceOf(RequiredSettings.MissingSettingException.class)
			.hasMessageContaining("The setting " + missing + " is missing")
			.hasMessageNotContaining("\n");
	}

	@ParameterizedTest
	@ValueSource(strings = "peerprescribing.issuer")
	void theAnswerIsOneLineWithoutAStackTrace(String missing) {
		var fault = new RequiredSettings.MissingSettingException(missing, "the realm's address");

		FailureAnalysis analysis = Objects.requireNonNull(new RequiredSettings.Analyzer().analyze(fault));

		assertThat(analysis.getDescription()).isEqualTo("The setting " + missing + " is missing: the realm's address");
	}

}
