package org.peerprescribing.directory.web;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of the curators' pages for codes, from the module's messages. */
@Component("directoryWords")
class Words {

	private final MessageSource messages;

	Words(MessageSource messages) {
		this.messages = messages;
	}

	/** The message of this key under {@code directory}. */
	String say(String key, Object... arguments) {
		return this.messages.getMessage("directory." + key, arguments, Locale.UK);
	}

	/** As above; the text itself where there is no such message. */
	String sayOr(String key, String otherwise) {
		String said = this.messages.getMessage("directory." + key, null, otherwise, Locale.UK);
		return (said != null) ? said : otherwise;
	}

	/** The word for a code of that list. */
	String code(String list, Enum<?> code) {
		return say(list + "." + code.name());
	}

	/** The words for several, in the order of the alphabet, separated by commas. */
	String codes(String list, Collection<?> codes) {
		return codes.stream()
			.map((code) -> say(list + "." + ((code instanceof Enum<?> one) ? one.name() : code.toString())))
			.sorted()
			.collect(Collectors.joining(", "));
	}

}
