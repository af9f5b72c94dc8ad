package org.peerprescribing.directory.openreferral;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * Which page somebody wants.
 *
 * @param page the first being 1
 * @param size 1 to {@value #MOST}
 */
record PageRequest(int page, int size) {

	static final int MOST = 200;

	private static final int USUAL = 50;

	private static final int LAST = 1_000_000;

	/** Refuses with {@code invalid-value} a page or a size out of its range. */
	static PageRequest read(@Nullable String page, @Nullable String size) {
		return new PageRequest(number("page", page, 1, LAST), number("per_page", size, USUAL, MOST));
	}

	private static int number(String name, @Nullable String text, int usual, int most) {
		if (text == null || text.isEmpty()) {
			return usual;
		}
		int number = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > most) {
			throw new ProblemException(Problem.INVALID_VALUE, name);
		}
		return number;
	}

}
