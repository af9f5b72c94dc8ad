package org.peerprescribing.notification;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of a message: who writes, one thing to do, where. Never what it is about. A
 * text is one message of the GSM alphabet; what does not fit or cannot be written in it
 * is left out whole, never altered.
 */
@Component
class MessageText {

	private static final int LONGEST_FIRST_NAME = 20;

	private final MessageSource words;

	MessageText(MessageSource words) {
		this.words = words;
	}

	/**
	 * A text message.
	 * @param base the public address
	 * @param code 8 characters
	 */
	String text(MessageTemplate template, String firstName, String surgery, String base, String code) {
		String key = "notification.text." + template.key();
		String surgeryLeftOut = say("notification.your-surgery");
		String address = base + "/c";
		List<String> longestFirst = isUsable(firstName)
				? List.of(greet(firstName, say(key, surgery, address, spaced(code))),
						say(key, surgery, address, spaced(code)),
						greet(firstName, say(key, surgeryLeftOut, address, spaced(code))),
						say(key, surgeryLeftOut, address, spaced(code)))
				: List.of(say(key, surgery, address, spaced(code)), say(key, surgeryLeftOut, address, spaced(code)));
		return longestFirst.stream()
			.filter(GsmText::fitsOneMessage)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The public address is too long for a text message"));
	}

	/** Subject of an e-mail. */
	String subject(String surgery) {
		return say("notification.email.subject", surgery);
	}

	/**
	 * An e-mail.
	 * @param address the address of the link in full
	 */
	String email(MessageTemplate template, String firstName, String surgery, String address) {
		return say("notification.email." + template.key(), nameOrNothing(firstName), surgery, address);
	}

	/** A letter as plain text, with the same words as on paper. */
	String letter(Letter letter) {
		Stream<String> words = Stream.of(say("notification.letter.dear", letter.name()),
				say("notification.letter.page", letter.surgery()),
				say("notification.letter.go") + " " + letter.shortAddress(),
				say("notification.letter.code") + ": " + letter.spacedCode(), say("notification.letter.birth-date"));
		Stream<String> days = letter.checkIns().isEmpty() ? Stream.of() : Stream.of(
				say("notification.letter.check-ins"),
				letter.checkIns().stream().map(LetterPaper.day(Locale.UK)::format).collect(Collectors.joining(", ")));
		Stream<String> end = Stream.of(say("notification.letter.offline"), say("notification.letter.not-for-you"));
		return Stream.of(words, days, end).flatMap((part) -> part).collect(Collectors.joining("\n\n"));
	}

	private static String nameOrNothing(String firstName) {
		return isUsable(firstName) ? " " + firstName : "";
	}

	private static boolean isUsable(String firstName) {
		return !firstName.isEmpty() && firstName.codePointCount(0, firstName.length()) <= LONGEST_FIRST_NAME;
	}

	private String greet(String firstName, String text) {
		return say("notification.text.greeting", firstName, text);
	}

	private String say(String key, Object... arguments) {
		return this.words.getMessage(key, arguments, Locale.UK);
	}

	private static String spaced(String code) {
		return code.substring(0, 4) + " " + code.substring(4);
	}

}
