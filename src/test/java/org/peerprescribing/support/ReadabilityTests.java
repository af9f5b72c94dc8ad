package org.peerprescribing.support;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReadabilityTests {

	@ParameterizedTest
	@CsvSource({ "people,2", "company,3", "surgery,3", "messages,3", "group,1", "someone,2", "useful,2", "quiet,2",
			"replying,3", "asked,1", "wanted,2", "likes,1", "changes,2", "diary,3", "serious,3", "idea,3", "every,2",
			"themselves,2", "everyone,3", "disabled,3", "the,1", "emotional,4", "information,4", "table,2", "minutes,2",
			"anxious,2", "manual,3", "called,1", "agree,2", "video,3", "GP's,1" })
	void countsSyllablesByRule(String word, int syllables) {
		assertThat(Readability.syllables(word)).isEqualTo(syllables);
	}

	@Test
	void countsWordsAndSentences() {
		Readability read = Readability.of("Someone checks each message before it shows. You don’t need an account.");

		assertThat(read.sentences()).isEqualTo(2);
		assertThat(read.words()).isEqualTo(12);
		assertThat(read.longestSentence()).isEqualTo(7);
		assertThat(read.grade()).isCloseTo(0.39 * 6 + 11.8 * read.syllables() / 12 - 15.59, within(1e-9));
		assertThat(read.readingAge()).isCloseTo(read.grade() + 5, within(1e-9));
	}

	@Test
	void longWordsInLongSentencesNeedAnOlderReader() {
		Readability hard = Readability.of("Moderation of contributions is undertaken retrospectively by appropriately "
				+ "qualified personnel, notwithstanding the possibility of intermittent unavailability.");

		assertThat(hard.readingAge()).isGreaterThan(18);
	}

}
