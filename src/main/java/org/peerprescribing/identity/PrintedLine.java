package org.peerprescribing.identity;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

/** One line of what a practice says of itself: typed by a person, shown to others. */
final class PrintedLine {

	private PrintedLine() {
	}

	/**
	 * Without spaces at its ends; refuses with the path a missing or too long line, and a
	 * character that cannot be printed, such as a line break.
	 */
	static String required(String path, String typed, int most) {
		String line = typed.strip();
		boolean printable = line.codePoints().noneMatch((one) -> Character.isISOControl(one) || isInvisible(one));
		if (line.isEmpty() || line.length() > most || !printable) {
			throw new InvalidValue(path);
		}
		return line;
	}

	/** As {@link #required}; null where nothing was typed. */
	static @Nullable String optional(String path, @Nullable String typed, int most) {
		return (typed == null || typed.isBlank()) ? null : required(path, typed, most);
	}

	/** Marks that turn the direction of writing, and the like. */
	private static boolean isInvisible(int one) {
		return switch (Character.getType(one)) {
			case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.PRIVATE_USE, Character.UNASSIGNED ->
				true;
			default -> false;
		};
	}

}
