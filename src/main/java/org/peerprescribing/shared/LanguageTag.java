package org.peerprescribing.shared;

import java.util.regex.Pattern;

/**
 * A language as a BCP 47 tag of at most three parts, such as {@code en}, {@code cy} or
 * {@code pa-Guru}.
 *
 * @param value the tag; the language part is lower case
 */
public record LanguageTag(String value) {

	private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

	public static final LanguageTag ENGLISH = new LanguageTag("en");

	public static final LanguageTag WELSH = new LanguageTag("cy");

	public LanguageTag {
		if (!FORM.matcher(value).matches()) {
			throw new InvalidValue("language");
		}
	}

	/** The language part alone: two tags share a language when this is the same. */
	public String primary() {
		int dash = this.value.indexOf('-');
		return (dash < 0) ? this.value : this.value.substring(0, dash);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
