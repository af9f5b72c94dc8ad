package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/**
 * Finished markup. What is put into it is escaped unless it is markup itself, so that
 * nothing a record holds can become part of a page's structure.
 */
record Html(String markup) {

	static final Html NOTHING = new Html("");

	private static final String PLACE = "{}";

	/**
	 * Puts the values into the places {@code {}} of the template, in order.
	 * @param template markup written in this program, never text from elsewhere;
	 * attribute values in double quotes
	 * @param values markup, collections of markup, or anything else as escaped text; null
	 * is empty
	 */
	static Html of(String template, @Nullable Object... values) {
		StringBuilder markup = new StringBuilder();
		int from = 0;
		for (Object value : values) {
			int place = template.indexOf(PLACE, from);
			if (place < 0) {
				throw new IllegalArgumentException("more values than places: " + template);
			}
			markup.append(template, from, place).append(rendered(value));
			from = place + PLACE.length();
		}
		if (template.indexOf(PLACE, from) >= 0) {
			throw new IllegalArgumentException("more places than values: " + template);
		}
		return new Html(markup.append(template.substring(from)).toString());
	}

	private static String rendered(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof Html html) {
			return html.markup();
		}
		if (value instanceof Collection<?> parts) {
			return parts.stream().map(Html::rendered).collect(Collectors.joining());
		}
		return HtmlUtils.htmlEscape(value.toString(), "UTF-8");
	}

}
