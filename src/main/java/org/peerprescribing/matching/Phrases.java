package org.peerprescribing.matching;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The module's texts: those for the clinician in English, those for the patient in
 * English and Welsh. They lie in property files, each a {@link MessageFormat}.
 */
final class Phrases {

	static final String FOR_CLINICIANS = "messages/matching-clinician";

	static final String FOR_PATIENTS = "messages/matching";

	/** The language of the server is nobody's language. */
	private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu");

	private final ResourceBundle texts;

	private final Locale locale;

	private Phrases(String name, Locale locale) {
		this.texts = ResourceBundle.getBundle(name, locale, Phrases.class.getClassLoader(), NO_FALLBACK);
		this.locale = this.texts.getLocale().equals(Locale.ROOT) ? Locale.UK : this.texts.getLocale();
	}

	static Phrases forClinicians() {
		return new Phrases(FOR_CLINICIANS, Locale.UK);
	}

	/** In English where there are none in that language. */
	static Phrases forPatients(Locale locale) {
		return new Phrases(FOR_PATIENTS, locale);
	}

	boolean has(String key) {
		return this.texts.containsKey(key);
	}

	/** The text with its arguments; days are written out. */
	String say(String key, Object... arguments) {
		Object[] said = Arrays.stream(arguments)
			.map((argument) -> (argument instanceof LocalDate day) ? DAY.withLocale(this.locale).format(day) : argument)
			.toArray();
		return new MessageFormat(this.texts.getString(key), this.locale).format(said);
	}

	/** "this", "this and that", "this, that and another"; in the order given. */
	String all(List<String> parts) {
		return joined("list.and", parts);
	}

	/** "this, that or another". */
	String any(List<String> parts) {
		return joined("list.or", parts);
	}

	private String joined(String key, List<String> parts) {
		return (parts.size() < 2) ? String.join("", parts)
				: say(key, String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
	}

}
