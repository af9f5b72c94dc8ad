package org.peerprescribing.reporting.statistics;

/**
 * What the share of the useful could be among all who joined, whatever the silent think
 * (C. F. Manski, Partial Identification of Probability Distributions, 2003, chapter 1).
 */
public final class NonResponse {

	private NonResponse() {
	}

	/**
	 * From none of the silent finding it useful to all of them.
	 * @param useful 0 to {@code answering}
	 * @param answering may be above {@code joined} by what rounding does
	 * @param joined 1 or more
	 */
	public static Interval band(int useful, int answering, int joined) {
		if (useful < 0 || useful > answering || joined < 1) {
			throw new IllegalArgumentException("A part lies within its whole");
		}
		double whole = joined;
		return new Interval(Math.min(1, useful / whole),
				Math.min(1, (useful + Math.max(0, joined - answering)) / whole));
	}

}
