package org.peerprescribing.reporting.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which rows are hidden beside those that are too small. A lone hidden row would be the
 * table's total less the rows that are shown; hidden rows that together come to less than
 * 10 would be known to be small, and those that come to nearly as much as so many small
 * rows can would be known to be 7, 8 or 9. So the next smallest are hidden with them
 * until none of this holds.
 */
final class Companions {

	/** What a whole must come to, and what hidden rows must come to together. */
	static final int SMALLEST_WHOLE = 10;

	private Companions() {
	}

	/**
	 * The small rows with those that keep them company; all rows where even these do not
	 * suffice, and none where none is small. Those of one rounded size come together: to
	 * choose among them would tell a reader which is larger.
	 * @param wholes of the rows of one table
	 * @param small by their places in {@code wholes}
	 */
	static BitSet of(List<Integer> wholes, BitSet small) {
		BitSet hidden = (BitSet) small.clone();
		while (!hidden.isEmpty() && !suffices(wholes, hidden, !hidden.equals(small))
				&& hidden.cardinality() < wholes.size()) {
			OptionalInt next = others(wholes, hidden).map((i) -> DisclosureControl.rounded(wholes.get(i))).min();
			others(wholes, hidden).filter((i) -> DisclosureControl.rounded(wholes.get(i)) == next.orElseThrow())
				.boxed()
				.toList()
				.forEach(hidden::set);
		}
		return hidden;
	}

	private static boolean suffices(List<Integer> wholes, BitSet hidden, boolean company) {
		int sum = hidden.stream().map(wholes::get).sum();
		return hidden.cardinality() >= 2 && sum >= SMALLEST_WHOLE && (company || leavesOpen(sum, hidden.cardinality()));
	}

	/**
	 * Whether each of some wholes below 10 can still be 6 or less, and 9, also for a
	 * reader who knows exactly what they come to together.
	 */
	static boolean leavesOpen(int sum, int wholes) {
		int most = SMALLEST_WHOLE - 1;
		return wholes >= 2 && sum >= most && sum <= most * (wholes - 1) + DisclosureControl.THRESHOLD - 2;
	}

	private static IntStream others(List<Integer> wholes, BitSet hidden) {
		return IntStream.range(0, wholes.size()).filter((i) -> !hidden.get(i));
	}

}
