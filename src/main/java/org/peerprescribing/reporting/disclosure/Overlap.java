package org.peerprescribing.reporting.disclosure;

import java.util.List;

/**
 * Whether a sum may be shown beside what was released of its parts, of which a reader
 * subtracts those that are shown. It may where no part is hidden. A sum of wholes may
 * also where two or more are hidden, each of them 0 to 9, and each can still have two
 * values on either side of the threshold. What is counted within wholes is not summed
 * over a hidden part: the reader knows that such a part is nearly none or nearly all of
 * its whole, and the sum would tell which.
 */
final class Overlap {

	private Overlap() {
	}

	/**
	 * For a sum of wholes.
	 * @param parts what was released of all of them
	 * @param counts of the same parts, raw: a reader may know what is hidden together
	 * more exactly than the rounded figures say, from the steps that are shown
	 */
	static boolean isSafe(List<Figure> parts, List<Integer> counts) {
		int hidden = 0;
		int sum = 0;
		for (int i = 0; i < parts.size(); i++) {
			if (!(parts.get(i) instanceof Figure.Shown)) {
				hidden++;
				sum += counts.get(i);
			}
		}
		return hidden == 0 || Companions.leavesOpen(sum, hidden);
	}

	/**
	 * For a sum of what is counted within wholes.
	 * @param parts what was released of all of them
	 */
	static boolean isSafeWithin(List<Figure> parts) {
		return parts.stream().allMatch(Figure.Shown.class::isInstance);
	}

}
