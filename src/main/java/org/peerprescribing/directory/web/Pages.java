package org.peerprescribing.directory.web;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** Numbers of pages in addresses. */
final class Pages {

	private Pages() {
	}

	/** Refuses with {@code invalid-value} what is no whole number from 1 to 999,999. */
	static int number(String text) {
		if (!text.matches("[1-9][0-9]{0,5}")) {
			throw new ProblemException(Problem.INVALID_VALUE, "page");
		}
		return Integer.parseInt(text);
	}

}
