package org.peerprescribing.shared;

import java.util.regex.Pattern;

/**
 * Text in a file that people open in a spreadsheet, which takes what begins with certain
 * signs for a formula. Such text goes out behind one apostrophe more and comes in with
 * one less, so that every text comes back as it was, one that begins with apostrophes
 * among them.
 */
public final class FormulaText {

	/** The signs, also as wide as Chinese characters. */
	private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("'*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*",
			Pattern.DOTALL);

	private FormulaText() {
	}

	/** For a file. */
	public static String neutral(String text) {
		return LOOKS_LIKE_ONE.matcher(text).matches() ? "'" + text : text;
	}

	/** From a file. */
	public static String plain(String cell) {
		return (cell.startsWith("'") && LOOKS_LIKE_ONE.matcher(cell).matches()) ? cell.substring(1) : cell;
	}

}
