package org.peerprescribing.shared;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** What mail programs, and people who copy from paper, make of a link or a code. */
public final class Mangled {

	private static final String[] BETWEEN = { " ", "\n", "\r\n", "\t", "-", "\u2013", "\u00a0", "\u200b", ".", "," };

	private Mangled() {
	}

	/**
	 * Still the same to a person who looks at it.
	 * @param digits whether letters stand for the digits they look like
	 */
	public static String mangled(String secret, boolean digits, FuzzedDataProvider data) {
		StringBuilder text = new StringBuilder();
		for (char c : secret.toCharArray()) {
			if (data.consumeInt(0, 7) == 0) {
				text.append(data.pickValue(BETWEEN));
			}
			char seen = (digits && c == '0' && data.consumeBoolean()) ? 'O'
					: (digits && c == '1' && data.consumeBoolean()) ? data.pickValue(new Character[] { 'I', 'L' }) : c;
			text.append(data.consumeBoolean() ? Character.toLowerCase(seen) : seen);
		}
		return text.append(data.pickValue(new String[] { "", ".", " ", "\n" })).toString();
	}

}
