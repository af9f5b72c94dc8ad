package org.peerprescribing;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.support.Readability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What patients read in English is plain; {@link Readability} says how that is counted.
 */
class PatientTextsTests {

	private static final Logger log = LoggerFactory.getLogger(PatientTextsTests.class);

	private static final int MOST_WORDS = 20;

	/** In years: somebody of eleven can read it. */
	private static final double OLDEST = 11;

	/** What only staff and communities read. */
	private static final Pattern NOT_FOR_PATIENTS = Pattern
		.compile("layout\\.(?:staff-service|account|sign-out)|referral\\.community\\..*");

	private static final Pattern SENTENCE = Pattern.compile("[^.!?]+[.!?]");

	@ParameterizedTest
	@ValueSource(strings = { "layout", "help", "referral", "outcomes", "notification" })
	void everySentenceIsShort(String bundle) throws IOException {
		Properties texts = read(bundle);

		assertThat(forPatients(texts)).isNotEmpty()
			.allSatisfy((key) -> assertThat(Readability.of(said(texts, key)).longestSentence()).as(key)
				.isLessThanOrEqualTo(MOST_WORDS));
	}

	/** Headings and buttons are left out: of one or two words no formula knows much. */
	@Test
	void thePagesCanBeReadByAChildOfEleven() throws IOException {
		StringBuilder all = new StringBuilder();
		for (String bundle : List.of("layout", "help", "referral", "outcomes", "notification")) {
			Properties texts = read(bundle);
			StringBuilder sentences = new StringBuilder();
			forPatients(texts).forEach((key) -> SENTENCE.matcher(said(texts, key))
				.results()
				.forEach((sentence) -> sentences.append(sentence.group()).append('\n')));
			if (!sentences.isEmpty()) {
				double age = Readability.of(sentences.toString()).readingAge();
				log.info("{}: reading age {}", bundle, String.format(Locale.ROOT, "%.1f", age));
				assertThat(age).as(bundle).isLessThanOrEqualTo(OLDEST);
				all.append(sentences);
			}
		}
		double age = Readability.of(all.toString()).readingAge();
		log.info("all texts for patients: reading age {}", String.format(Locale.ROOT, "%.1f", age));
		assertThat(age).isLessThanOrEqualTo(OLDEST);
	}

	private static Set<String> forPatients(Properties texts) {
		return texts.stringPropertyNames()
			.stream()
			.filter((key) -> !NOT_FOR_PATIENTS.matcher(key).matches())
			.filter((key) -> !Readability.words(said(texts, key)).isEmpty())
			.collect(Collectors.toSet());
	}

	/** With a word of one syllable for whatever is filled in. */
	private static String said(Properties texts, String key) {
		return texts.getProperty(key).replaceAll("\\{\\d}", "Sam");
	}

	private static Properties read(String bundle) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages", bundle + ".properties"),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

}
