package org.peerprescribing.reporting.disclosure;

import org.peerprescribing.reporting.lattice.FunnelStep;

/**
 * Which figures are given for a cohort, by its released size alone. Whoever sees that a
 * figure is not given learns nothing but that size, so what is left of a larger cohort
 * can be shown beside it. The sizes were chosen so that a service of common quality
 * passes the other rules nearly always: of 200 with nine in ten reached, of 500 with
 * nineteen in twenty delivered, of 100 with one in five joined, fewer than 8 are left in
 * about one case of a thousand.
 */
public final class CohortSize {

	/** A month with fewer gives its later steps in its quarter only. */
	static final int MONTH = 200;

	/** With fewer, how many messages arrived is not given and not compared with. */
	static final int DELIVERED = 500;

	/** A part of a board with fewer in the period has no count of those who joined. */
	static final int PART = 100;

	private CohortSize() {
	}

	/**
	 * Whether a step of a single month is given.
	 * @param issued what was released of the month's first step
	 */
	public static boolean givesInMonth(FunnelStep step, Figure issued) {
		return step == FunnelStep.ISSUED || (isAtLeast(issued, MONTH) && givesOverMonths(step, issued));
	}

	/**
	 * Whether a step of a quarter or a year is given.
	 * @param issued what was released of the cohort's first step
	 */
	static boolean givesOverMonths(FunnelStep step, Figure issued) {
		return step != FunnelStep.DELIVERED || isAtLeast(issued, DELIVERED);
	}

	/** Whether a part of it may be known to be nobody. */
	static boolean showsNobody(Figure issued) {
		return isAtLeast(issued, DisclosureControl.WHOLE_FOR_ZERO);
	}

	static boolean givesJoined(Figure issued) {
		return isAtLeast(issued, PART);
	}

	private static boolean isAtLeast(Figure issued, int size) {
		return issued instanceof Figure.Shown(int count) && count >= size;
	}

}
