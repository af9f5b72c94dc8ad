package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.statistics.Mean;
import org.peerprescribing.reporting.statistics.Proportion;

/**
 * The only way from raw counts to figures that somebody may see. The rules are public;
 * they protect even from a reader who knows them: of every hidden cell at least two
 * values below 8 and two values of 8 or more remain possible.
 * <ul>
 * <li>A count of 1 to 7 is unsafe, and so is 0 unless its row has 50 or more.
 * <li>A whole below 10 is hidden with all its parts. The two values above the threshold,
 * 8 and 9, are what keeps a hidden whole ambiguous.
 * <li>A hidden row is never alone in its table: the next smallest keep it company until
 * they are two and come to 10.
 * <li>One unsafe part hides all parts of its row. To hide only the next smallest part
 * with it would not do: of the rows 8, 2, 8 and 8, 8, 8 the rounded totals leave the
 * first row no other sum than 18, and that the second part is hidden and the third is not
 * leaves it no other value than 8.
 * <li>A column's total is shown only where every cell of the table is. Beside the totals
 * of the rows it would tell on which side of the threshold a hidden cell lies.
 * <li>The rest is rounded to the nearest 5, each on its own.
 * </ul>
 */
public final class DisclosureControl {

	/** Changes with every change of the rules. */
	public static final String VERSION = "3";

	static final int THRESHOLD = 8;

	static final int WHOLE_FOR_ZERO = 50;

	private DisclosureControl() {
	}

	/** What may be seen of the table. */
	public static ReleasedTable release(RawTable raw) {
		List<Integer> wholes = IntStream.range(0, raw.rows().size()).mapToObj(raw::rowTotal).toList();
		BitSet hiddenRows = Companions.of(wholes, tooSmall(wholes));
		boolean everything = hiddenRows.isEmpty();
		List<List<Figure>> cells = new ArrayList<>();
		List<Figure> rowTotals = new ArrayList<>();
		for (int i = 0; i < wholes.size(); i++) {
			int whole = wholes.get(i);
			List<Integer> row = raw.rows().get(i);
			boolean safe = !hiddenRows.get(i) && row.stream().allMatch((count) -> isSafe(count, whole));
			everything &= safe;
			cells.add(row.stream().map((count) -> figure(count, safe)).toList());
			rowTotals.add(figure(whole, !hiddenRows.get(i)));
		}
		List<Figure> columnTotals = new ArrayList<>();
		for (int j = 0; j < raw.rows().getFirst().size(); j++) {
			columnTotals.add(figure(raw.columnTotal(j), everything));
		}
		return new ReleasedTable(cells, rowTotals, columnTotals,
				figure(raw.total(), raw.total() >= Companions.SMALLEST_WHOLE));
	}

	/**
	 * Whether a step of a funnel may be seen, beside what was released of the month
	 * before. Each step before it, with the difference between the two, is a row of its
	 * own that must pass. Where a step is hidden, all that come after it are hidden too:
	 * a later step that is shown would tell on which side the hidden one lies. A step
	 * that is not given for a cohort of this size tells nothing and is passed over.
	 * @param step the step
	 * @param raw the raw counts of the step and of all steps before it
	 * @param released what was released of the steps before it
	 */
	public static Figure release(FunnelStep step, Map<FunnelStep, Integer> raw, Map<FunnelStep, Figure> released) {
		int count = count(step, raw);
		if (step.parent() == null) {
			return figure(count, count >= Companions.SMALLEST_WHOLE);
		}
		for (FunnelStep before : step.ancestors()) {
			if (released.get(before) instanceof Figure.NotGiven) {
				continue;
			}
			if (!(released.get(before) instanceof Figure.Shown)) {
				return Figure.HIDDEN;
			}
			if (!passes(count, count(before, raw))) {
				return Figure.HIDDEN;
			}
		}
		return figure(count, true);
	}

	/**
	 * A part of a cell, which is shown where the cell is and both the part and the rest
	 * pass.
	 * @param cell what was released of the whole
	 */
	public static Figure part(int part, int whole, Figure cell) {
		return figure(part, cell instanceof Figure.Shown && passes(part, whole));
	}

	/**
	 * Which of the figures may be given as a part of the whole: 0 % and 100 % may not.
	 */
	public static boolean allowsProportion(Figure part, Figure whole) {
		return part instanceof Figure.Shown(int n) && whole instanceof Figure.Shown(int all) && n > 0 && n < all;
	}

	/**
	 * A share with its interval, from rounded figures, where part, rest and whole are all
	 * shown and it is neither 0 % nor 100 %; else empty.
	 */
	static Optional<Proportion> share(Figure part, Figure rest, Figure whole) {
		if (allowsProportion(part, whole) && allowsProportion(rest, whole) && part instanceof Figure.Shown(int n)
				&& whole instanceof Figure.Shown(int all)) {
			return Optional.of(Proportion.of(n, all));
		}
		return Optional.empty();
	}

	/**
	 * A mean with its interval, from rounded sums, where those whose values it is made of
	 * and the rest of their whole may be shown; else empty.
	 * @param n how many values, {@code whole} at most
	 * @param whole among whom
	 * @param sum of the values
	 * @param squares sum of their squares
	 */
	static Optional<Mean> mean(int n, int whole, double sum, double squares) {
		if (!release(RawTable.ofPart(n, whole)).showsEverything() || n == 0) {
			return Optional.empty();
		}
		return Optional.of(Mean.of(rounded(n), 5 * Math.rint(sum / 5), 5 * Math.rint(squares / 5)));
	}

	/**
	 * Whether a part and what is left of its whole may both be seen. Evidence may come in
	 * another order, so the later step can be the larger.
	 */
	static boolean passes(int part, int whole) {
		return release(RawTable.ofPart(Math.min(part, whole), Math.max(part, whole))).showsEverything();
	}

	private static BitSet tooSmall(List<Integer> wholes) {
		BitSet small = new BitSet();
		for (int i = 0; i < wholes.size(); i++) {
			small.set(i, wholes.get(i) < Companions.SMALLEST_WHOLE);
		}
		return small;
	}

	private static boolean isSafe(int count, int whole) {
		return count >= THRESHOLD || (count == 0 && whole >= WHOLE_FOR_ZERO);
	}

	private static Figure figure(int count, boolean safe) {
		return safe ? new Figure.Shown(rounded(count)) : Figure.HIDDEN;
	}

	static int rounded(int count) {
		return Math.floorDiv(count + 2, 5) * 5;
	}

	private static int count(FunnelStep step, Map<FunnelStep, Integer> raw) {
		Integer count = raw.get(step);
		if (count == null) {
			throw new IllegalArgumentException("No raw count of " + step);
		}
		return count;
	}

}
