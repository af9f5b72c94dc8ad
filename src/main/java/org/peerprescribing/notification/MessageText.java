package org.peerprescribing.notification;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.shared.LanguageTag;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of a message: who writes, one thing to do, where. Never what it is about. A
 * text is one message of the GSM alphabet; in Welsh, whose circumflexes that alphabet
 * does not have, it may be two of UCS-2 instead. A name that does not fit or cannot be
 * written is left out whole, never altered.
 */
@Component
class MessageText {

	/** The language of those whose record says so. */
	static final Locale WELSH = Locale.of("cy");

	private static final int LONGEST_FIRST_NAME = 20;

	private final MessageSource words;

	MessageText(MessageSource words) {
		this.words = words;
	}

	/** Welsh for whoever prefers it, else English: the languages there are. */
	static Locale language(LanguageTag preferred) {
		return preferred.primary().equals(LanguageTag.WELSH.primary()) ? WELSH : Locale.UK;
	}

	/**
	 * A text message.
	 * @param base the public address
	 * @param code 8 characters; empty where there is nothing to open
	 */
	String text(MessageTemplate template, Locale language, String firstName, String surgery, String base, String code) {
		String key = "notification.text." + template.key();
		String surgeryLeftOut = say(language, "notification.your-surgery");
		String address = base + "/c";
		List<String> longestFirst = isUsable(firstName)
				? List.of(greet(language, firstName, say(language, key, surgery, address, spaced(code))),
						say(language, key, surgery, address, spaced(code)),
						greet(language, firstName, say(language, key, surgeryLeftOut, address, spaced(code))),
						say(language, key, surgeryLeftOut, address, spaced(code)))
				: List.of(say(language, key, surgery, address, spaced(code)),
						say(language, key, surgeryLeftOut, address, spaced(code)));
		return longestFirst.stream()
			.filter((text) -> GsmText.fitsOneMessage(text)
					|| (language.equals(WELSH) && GsmText.fitsTwoWideMessages(text)))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The public address is too long for a text message"));
	}

	/** Subject of an e-mail. */
	String subject(Locale language, String surgery) {
		return say(language, "notification.email.subject", surgery);
	}

	/**
	 * An e-mail.
	 * @param address the address of the link in full; empty where there is none
	 */
	String email(MessageTemplate template, Locale language, String firstName, String surgery, String address) {
		return say(language, "notification.email." + template.key(), nameOrNothing(firstName), surgery, address);
	}

	/** A letter as plain text, with the same words as on paper. */
	String letter(Letter letter) {
		Locale language = letter.language();
		Stream<String> words = Stream.of(say(language, "notification.letter.dear", letter.name()),
				say(language, "notification.letter.page", letter.surgery()),
				say(language, "notification.letter.go") + " " + letter.shortAddress(),
				say(language, "notification.letter.code") + ": " + letter.spacedCode(),
				say(language, "notification.letter.birth-date"));
		Stream<String> days = letter.checkIns().isEmpty() ? Stream.of() : Stream.of(
				say(language, "notification.letter.check-ins"),
				letter.checkIns().stream().map(LetterPaper.day(language)::format).collect(Collectors.joining(", ")));
		Stream<String> end = Stream.of(say(language, "notification.letter.offline"),
				say(language, "notification.letter.not-for-you"));
		return Stream.of(words, days, end).flatMap((part) -> part).collect(Collectors.joining("\n\n"));
	}

	private static String nameOrNothing(String firstName) {
		return isUsable(firstName) ? " " + firstName : "";
	}

	private static boolean isUsable(String firstName) {
		return !firstName.isEmpty() && firstName.codePointCount(0, firstName.length()) <= LONGEST_FIRST_NAME;
	}

	private String greet(Locale language, String firstName, String text) {
		return say(language, "notification.text.greeting", firstName, text);
	}

	private String say(Locale language, String key, Object... arguments) {
		return this.words.getMessage(key, arguments, language);
	}

	private static String spaced(String code) {
		return code.isEmpty() ? code : code.substring(0, 4) + " " + code.substring(4);
	}

}
