package org.peerprescribing.notification;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTextTests {

	private static final String BASE = "https://peer-support.example.nhs.uk";

	private static final String LONG_SURGERY = "The Very Long Named Medical Practice of Saint Bartholomew and All Saints";

	private final MessageText text = new MessageText(words());

	@ParameterizedTest
	@EnumSource(MessageTemplate.class)
	void isOneTextMessageWithTheLongestNames(MessageTemplate template) {
		String message = this.text.text(template, "Maximiliana-Josephin", LONG_SURGERY, BASE, "ABCDEFGH");

		assertThat(GsmText.fitsOneMessage(message)).as(message).isTrue();
		assertThat(message).contains(BASE + "/c").contains("ABCD EFGH");
	}

	@Test
	void greetsByFirstNameAndSaysWhoWrites() {
		assertThat(this.text.text(MessageTemplate.LINK, "Ada", "Willow Bank Surgery", BASE, "ABCDEFGH"))
			.isEqualTo("Ada, Willow Bank Surgery has a page for you. Go to " + BASE + "/c and type ABCD EFGH");
	}

	@Test
	void leavesOutAFirstNameOfMoreThanTwentyCharacters() {
		assertThat(this.text.text(MessageTemplate.LINK, "A".repeat(21), "Willow Bank Surgery", BASE, "ABCDEFGH"))
			.startsWith("Willow Bank Surgery");
	}

	@Test
	void leavesOutANameThatTheAlphabetDoesNotHaveInsteadOfAlteringIt() {
		assertThat(this.text.text(MessageTemplate.LINK, "Siân", "Willow Bank Surgery", BASE, "ABCDEFGH"))
			.startsWith("Willow Bank Surgery");
		assertThat(this.text.text(MessageTemplate.LINK, "Ada", "Meddygfa Tŷ Gwyn", BASE, "ABCDEFGH"))
			.startsWith("Ada, Your surgery");
	}

	@Test
	void countsCharactersOfTheExtensionTwice() {
		assertThat(GsmText.fitsOneMessage("a".repeat(160))).isTrue();
		assertThat(GsmText.fitsOneMessage("a".repeat(159) + "€")).isFalse();
		assertThat(GsmText.fitsOneMessage("a".repeat(158) + "€")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-22T08:59:59Z, 2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z, 2026-11-22T09:00:00Z",
			"2026-11-22T19:59:59Z, 2026-11-22T19:59:59Z", "2026-11-22T20:00:00Z, 2026-11-23T09:00:00Z",
			"2026-07-01T19:30:00Z, 2026-07-02T08:00:00Z", "2026-10-24T22:00:00Z, 2026-10-25T09:00:00Z" })
	void waitsOutTheNightAsClocksStandInLondon(Instant now, Instant next) {
		assertThat(QuietHours.next(now)).isEqualTo(next);
	}

	private static ResourceBundleMessageSource words() {
		ResourceBundleMessageSource words = new ResourceBundleMessageSource();
		words.setBasename("messages/notification");
		words.setDefaultEncoding("UTF-8");
		words.setFallbackToSystemLocale(false);
		return words;
	}

}
