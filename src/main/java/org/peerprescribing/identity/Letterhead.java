package org.peerprescribing.identity;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

/**
 * How a practice is named where a patient reads it. Refuses, each with its path: a name
 * that is missing or longer than 80 characters, more than five lines of address or one of
 * more than 60, a telephone number that is none, opening hours of more than 120, and
 * whatever cannot be printed on one line.
 *
 * @param name as printed
 * @param welshName as printed in Welsh; null where it is the same
 * @param address its lines; may be empty
 * @param telephone null where it is not printed
 * @param hours when it is open, as one line; null where it is not printed
 */
public record Letterhead(String name, @Nullable String welshName, List<String> address, @Nullable String telephone,
		@Nullable String hours) {

	/** Longest name, in characters. */
	public static final int NAME = 80;

	/** Most lines of an address. */
	public static final int LINES = 5;

	/** Longest line of an address, in characters. */
	public static final int LINE = 60;

	/** Longest line of opening hours, in characters. */
	public static final int HOURS = 120;

	private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{5,23}");

	private static final int DIGITS = 7;

	public Letterhead {
		name = PrintedLine.required("name", name, NAME);
		welshName = PrintedLine.optional("welshName", welshName, NAME);
		address = address.stream()
			.filter((line) -> !line.isBlank())
			.map((line) -> PrintedLine.required("address", line, LINE))
			.toList();
		if (address.size() > LINES) {
			throw new InvalidValue("address");
		}
		telephone = (telephone == null || telephone.isBlank()) ? null : telephone.strip();
		if (telephone != null && (!TELEPHONE.matcher(telephone).matches()
				|| telephone.chars().filter(Character::isDigit).count() < DIGITS)) {
			throw new InvalidValue("telephone");
		}
		hours = PrintedLine.optional("hours", hours, HOURS);
	}

	/** A practice that has printed nothing but its name. */
	public static Letterhead of(String name) {
		return new Letterhead((name.length() > NAME) ? name.substring(0, NAME) : name, null, List.of(), null, null);
	}

	/** As it is printed in this language. */
	public String name(Locale language) {
		return (this.welshName != null && language.getLanguage().equals("cy")) ? this.welshName : this.name;
	}

}
