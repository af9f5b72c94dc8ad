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

	private static final List<String> NOTIFY = List.of("api-key", "callback-tokens", "templates.link.en.text",
			"templates.link.en.email", "templates.link.cy.text", "templates.link.cy.email",
			"templates.reminder.en.text", "templates.reminder.en.email", "templates.reminder.cy.text",
			"templates.reminder.cy.email", "templates.check-in.en.text", "templates.check-in.en.email",
			"templates.check-in.cy.text", "templates.check-in.cy.email", "templates.interrupted.en.text",
			"templates.interrupted.en.email", "templates.interrupted.cy.text", "templates.interrupted.cy.email");

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
	@ValueSource(strings = { "api-key", "callback-tokens", "templates.link.en.text", "templates.interrupted.cy.email" })
	void theStartWithNotifyAsCarrierNamesWhatItNeedsBesides(String missing) {
		String prefix = "peerprescribing.notification.govuk-notify.";
		List<String> arguments = new ArrayList<>(ALL.stream().map((name) -> "--" + name + "=said").toList());
		arguments.add("--peerprescribing.notification.carrier=notify");
		arguments.removeIf((said) -> said.equals("--peerprescribing.notification.carrier=said"));
		for (String name : NOTIFY) {
			if (!name.equals(missing)) {
				arguments.add("--" + prefix + name + "=said");
			}
		}

		SpringApplication application = new SpringApplication(PeerPrescribingApplication.class);

		assertThatThrownBy(() -> application.run(arguments.toArray(String[]::new)))
			.isInstanceOf(RequiredSettings.MissingSettingException.class)
			.hasMessageContaining("The setting " + prefix + missing + " is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = "peerprescribing.issuer")
	void theAnswerIsOneLineWithoutAStackTrace(String missing) {
		var fault = new RequiredSettings.MissingSettingException(missing, "the realm's address");

		FailureAnalysis analysis = Objects.requireNonNull(new RequiredSettings.Analyzer().analyze(fault));

		assertThat(analysis.getDescription()).isEqualTo("The setting " + missing + " is missing: the realm's address");
	}

}
