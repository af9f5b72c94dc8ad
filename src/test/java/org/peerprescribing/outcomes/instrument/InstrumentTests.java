package org.peerprescribing.outcomes.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * An instrument is asked in the words of its version, under its licence, or not at all.
 */
class InstrumentTests {

	private static final String INVENTED = """
			{"resourceType": "Questionnaire", "url": "https://x.example/Questionnaire/sky", "version": "1",
			 "title": "Sky", "item": [{"linkId": "blue", "text": "How blue is it?", "type": "integer",
			 "answerOption": [{"valueInteger": 0}, {"valueInteger": 1}]}]}""";

	@Test
	void switchesNoMeasureOnByItself() {
		Instruments shipped = new Instruments(new OutcomeSettings(List.of(), Map.of()));

		assertThat(shipped.measures()).isEmpty();
		assertThat(shipped.checkIn().items()).hasSize(8);
	}

	@Test
	void offersTheChosenMeasuresInTheirOrder() {
		assertThat(shipped("ucla3", "ons4").measures()).extracting(Instrument::id).containsExactly("ucla3", "ons4");
	}

	@Test
	void doesNotStartWithAMeasureItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> shipped("phq9"));
		assertThatIllegalArgumentException().isThrownBy(() -> shipped("check-in"));
	}

	@Test
	void keepsTheOneWithoutOurLicenceOffAndCarriesNoneOfItsWords() {
		Instruments shipped = new Instruments(
				new OutcomeSettings(List.of("swemwbs"), Map.of("swemwbs", "Licence 1, 2026")));

		assertThat(shipped.measures()).isEmpty();
		assertThat(shipped.find("swemwbs").orElseThrow().items()).isEmpty();
	}

	@Test
	void asksWhatNeedsALicenceOnlyWithEvidenceOfOne() {
		Instrument sky = read(INVENTED, "required");

		assertThat(Instruments.mayBeAsked(sky, new OutcomeSettings(List.of(), Map.of()))).isFalse();
		assertThat(Instruments.mayBeAsked(sky, new OutcomeSettings(List.of(), Map.of("sky", " ")))).isFalse();
		assertThat(Instruments.mayBeAsked(sky, new OutcomeSettings(List.of(), Map.of("sky", "Licence 1, 2026"))))
			.isTrue();
	}

	@Test
	void refusesAChangedWordAChangedAnswerAndAChangedVersion() {
		String hash = hash(INVENTED);

		for (String changed : List.of(INVENTED.replace("How blue", "So how blue"),
				INVENTED.replace("{\"valueInteger\": 1}", "{\"valueInteger\": 2}"),
				INVENTED.replace("\"version\": \"1\"", "\"version\": \"2\""))) {
			assertThatIllegalStateException().isThrownBy(
					() -> InstrumentReader.read(new InstrumentReader.Entry("sky", "separate", "none-needed", hash, ""),
							changed.getBytes(StandardCharsets.UTF_8)))
				.withMessageContaining("another wording");
		}
	}

	@Test
	void takesAnotherLayoutOfTheSameWording() {
		assertThat(hash(INVENTED.replace("\n", "").replace("  ", " "))).isEqualTo(hash(INVENTED));
	}

	@Test
	void refusesALicenceStateARuleAndAnIndexItCannotRead() {
		assertThatIllegalStateException().isThrownBy(() -> read(INVENTED, "perhaps"));
		assertThatIllegalStateException().isThrownBy(() -> read(INVENTED, "free-with-attribution"))
			.withMessageContaining("whom to name");
		assertThatIllegalStateException().isThrownBy(() -> ScoringRule.of("mean:blue"));
		assertThatIllegalStateException().isThrownBy(() -> InstrumentReader.Entry.of("sky,separate"));
		assertThatIllegalStateException().isThrownBy(() -> InstrumentReader.read(
				new InstrumentReader.Entry("sky", "sum:blue+grey", "none-needed", hash(INVENTED), ""),
				INVENTED.getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining("does not ask");
	}

	/** The check-in is ours: its page and its Questionnaire say the same. */
	@Test
	void asksTheCheckInInTheWordsOfItsQuestionnaire() throws IOException {
		Instrument checkIn = new Instruments(new OutcomeSettings(List.of(), Map.of())).checkIn();
		Properties said = new Properties();
		for (String name : List.of("outcomes", "referral")) {
			try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages/" + name + ".properties"))) {
				said.load(reader);
			}
		}
		Map<String, String> questions = Map.of("fit", "fit", "not-right", "reason", "joined", "joined", "still-using",
				"using", "useful", "useful", "know-more", "knowMore", "less-alone", "lessAlone", "more-able",
				"moreAble");

		assertThat(checkIn.items()).allSatisfy((item) -> {
			String key = Objects.requireNonNull(questions.get(item.linkId()));
			assertThat(item.text()).isEqualTo(said.getProperty("outcomes." + key + ".question"));
			for (Instrument.Option option : item.options()) {
				String code = Objects.requireNonNull(option.code())
					.toUpperCase(java.util.Locale.ROOT)
					.replace('-', '_');
				assertThat(option.display()).isEqualTo(said.getProperty(switch (item.linkId()) {
					case "fit" -> "outcomes.fit." + code;
					case "not-right" -> "referral.reason." + code;
					case "useful" -> "outcomes.useful." + option.value();
					default -> "outcomes.much." + option.value();
				}));
			}
		});
	}

	/** What the wording is of which we say that it has not been tested. */
	@Test
	void marksOurOwnThreeItemsAsNotValidated() throws IOException {
		try (InputStream file = Objects
			.requireNonNull(Instruments.class.getResourceAsStream("/instruments/check-in.json"))) {
			var marked = JsonMapper.shared()
				.readTree(file)
				.path("item")
				.valueStream()
				.filter((item) -> item.path("extension").path(0).path("valueCode").asString("").equals("not-validated"))
				.map((item) -> item.path("linkId").asString())
				.toList();

			assertThat(marked).containsExactly("know-more", "less-alone", "more-able");
		}
	}

	private static Instruments shipped(String... measures) {
		return new Instruments(new OutcomeSettings(List.of(measures), Map.of()));
	}

	private static Instrument read(String json, String licence) {
		return InstrumentReader.read(new InstrumentReader.Entry("sky", "separate", licence, hash(json), ""),
				json.getBytes(StandardCharsets.UTF_8));
	}

	private static String hash(String json) {
		return InstrumentReader.hash(JsonMapper.shared().readTree(json));
	}

}
