package org.peerprescribing.notification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.shared.LanguageTag;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTextTests {

	private static final String BASE = "https://peer-support.example.nhs.uk";

	private static final String LONG_SURGERY = "The Very Long Named Medical Practice of Saint Bartholomew and All Saints";

	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

	private final MessageText text = new MessageText(words());

	/** Longest and hardest first names, and one that is left out. */
	private static final List<String> NAMES = List.of("Maximiliana-Josephin", "Ŵŷŵŷŵŷŵŷŵŷŵŷŵŷŵŷŵŷŵŷ", "Siân", "Ada", "",
			"A".repeat(21));

	/** Those of the sandbox, one of 60 characters in each alphabet, and one beyond. */
	private static final List<String> SURGERIES = List.of("Willow Bank Surgery", "Harbour Street Practice",
			"Meadow Lane Health Centre", "S".repeat(60), "Meddygfa Tŷ Gwyn " + "ŵ".repeat(43), LONG_SURGERY);

	@ParameterizedTest
	@EnumSource(MessageTemplate.class)
	void isOneTextMessageInEnglishWhateverTheNames(MessageTemplate template) {
		forAllNames((name, surgery) -> {
			String message = this.text.text(template, Locale.UK, name, surgery, BASE, "ABCDEFGH");

			assertThat(GsmText.fitsOneMessage(message)).as(message).isTrue();
			leadsToThePage(template, message);
		});
	}

	@ParameterizedTest
	@EnumSource(MessageTemplate.class)
	void isOneTextMessageInWelshOrTwoWideOnesWhateverTheNames(MessageTemplate template) {
		forAllNames((name, surgery) -> {
			String message = this.text.text(template, MessageText.WELSH, name, surgery, BASE, "ABCDEFGH");

			assertThat(GsmText.fitsOneMessage(message) || message.length() <= 134).as(message).isTrue();
			leadsToThePage(template, message);
		});
	}

	@ParameterizedTest
	@EnumSource(MessageTemplate.class)
	void isNotWideByItsOwnWords(MessageTemplate template) {
		assertThat(GsmText
			.isWritable(this.text.text(template, MessageText.WELSH, "Ada", "Willow Bank Surgery", BASE, "ABCDEFGH")))
			.isTrue();
	}

	@Test
	void holdsTheLongestAddressThatTheSettingsAllowAndNoLongerOne() {
		String longest = "https://" + "a".repeat(NotificationSettings.LONGEST_ADDRESS - 8);

		for (MessageTemplate template : MessageTemplate.values()) {
			for (Locale language : List.of(Locale.UK, MessageText.WELSH)) {
				assertThat(this.text.text(template, language, "", LONG_SURGERY, longest, "ABCDEFGH")).isNotEmpty();
			}
		}
		assertThatThrownBy(() -> this.text.text(MessageTemplate.REMINDER, MessageText.WELSH, "", LONG_SURGERY,
				longest + "a", "ABCDEFGH"))
			.isInstanceOf(IllegalStateException.class);
	}

	@Test
	void stripsNoCharacterOfAWelshName() {
		assertThat(
				this.text.text(MessageTemplate.LINK, MessageText.WELSH, "Siân", "Meddygfa Tŷ Gwyn", BASE, "ABCDEFGH"))
			.isEqualTo("Siân, Meddygfa Tŷ Gwyn: mae gennym dudalen i chi. Ewch i " + BASE + "/c a theipiwch ABCD EFGH");
	}

	@ParameterizedTest
	@CsvSource({ "àèéìòùÄÖÜ, true", "â, false", "ê, false", "î, false", "ô, false", "û, false", "ŵ, false", "ŷ, false",
			"’, false" })
	void knowsWhichLettersTheAlphabetOfTextsHas(String letters, boolean writable) {
		assertThat(GsmText.isWritable(letters)).isEqualTo(writable);
	}

	@Test
	void writesWelshToWhoeverPrefersItAndEnglishToAllOthers() {
		assertThat(MessageText.language(new LanguageTag("cy"))).isEqualTo(MessageText.WELSH);
		assertThat(MessageText.language(new LanguageTag("cy-GB"))).isEqualTo(MessageText.WELSH);
		assertThat(MessageText.language(new LanguageTag("pa-Guru"))).isEqualTo(Locale.UK);
	}

	@Test
	void hasEveryWordInWelsh() {
		ResourceBundle english = ResourceBundle.getBundle("messages/notification", Locale.ROOT, NO_FALLBACK);
		ResourceBundle welsh = ResourceBundle.getBundle("messages/notification", MessageText.WELSH, NO_FALLBACK);

		for (String key : english.keySet()) {
			if (!key.equals("notification.text.greeting")) {
				assertThat(welsh.getString(key)).as(key).isNotEqualTo(english.getString(key));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(MessageTemplate.class)
	void fillsEveryPlaceOfAnEmailInBothLanguages(MessageTemplate template) {
		for (Locale language : List.of(Locale.UK, MessageText.WELSH)) {
			String email = this.text.email(template, language, "Siân", "Tŷ Gwyn", BASE + "/l/x");

			assertThat(email).contains("Siân", "Tŷ Gwyn").doesNotContain("{", "''");
			assertThat(email.contains(BASE + "/l/x")).isEqualTo(template.hasLink());
			assertThat(this.text.subject(language, "Tŷ Gwyn")).contains("Tŷ Gwyn").doesNotContain("{");
		}
	}

	@Test
	void greetsByFirstNameAndSaysWhoWrites() {
		assertThat(this.text.text(MessageTemplate.LINK, Locale.UK, "Ada", "Willow Bank Surgery", BASE, "ABCDEFGH"))
			.isEqualTo("Ada, Willow Bank Surgery has a page for you. Go to " + BASE + "/c and type ABCD EFGH");
	}

	@Test
	void leavesOutAFirstNameOfMoreThanTwentyCharacters() {
		assertThat(this.text.text(MessageTemplate.LINK, Locale.UK, "A".repeat(21), "Willow Bank Surgery", BASE,
				"ABCDEFGH"))
			.startsWith("Willow Bank Surgery");
	}

	@Test
	void leavesOutANameThatTheAlphabetDoesNotHaveInsteadOfAlteringIt() {
		assertThat(this.text.text(MessageTemplate.LINK, Locale.UK, "Siân", "Willow Bank Surgery", BASE, "ABCDEFGH"))
			.startsWith("Willow Bank Surgery");
		assertThat(this.text.text(MessageTemplate.LINK, Locale.UK, "Ada", "Meddygfa Tŷ Gwyn", BASE, "ABCDEFGH"))
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

	/** Unless there is nothing to open any more: then nothing looks like a way in. */
	private static void leadsToThePage(MessageTemplate template, String message) {
		if (template.hasLink()) {
			assertThat(message).contains(BASE + "/c").contains("ABCD EFGH");
		}
		else {
			assertThat(message).doesNotContain("/c", "ABCD EFGH");
		}
	}

	private static void forAllNames(BiConsumer<String, String> check) {
		NAMES.forEach((name) -> SURGERIES.forEach((surgery) -> check.accept(name, surgery)));
	}

	private static ResourceBundleMessageSource words() {
		ResourceBundleMessageSource words = new ResourceBundleMessageSource();
		words.setBasename("messages/notification");
		words.setDefaultEncoding("UTF-8");
		words.setFallbackToSystemLocale(false);
		return words;
	}

}
