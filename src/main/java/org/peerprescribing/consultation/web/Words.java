package org.peerprescribing.consultation.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words for a code, from the module's messages. */
@Component("consultationWords")
class Words {

	private final MessageSource messages;

	Words(MessageSource messages) {
		this.messages = messages;
	}

	/** {@code consultation.<kind>.<CODE>}. */
	String of(Enum<?> code) {
		return say(code.getDeclaringClass().getSimpleName() + "." + code.name());
	}

	/** {@code consultation.<key>}, with its arguments. */
	String say(String key, Object... arguments) {
		return this.messages.getMessage("consultation." + key, arguments, Locale.UK);
	}

}
