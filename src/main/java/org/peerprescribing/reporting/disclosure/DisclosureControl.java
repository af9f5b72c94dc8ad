package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.peerprescribing.reporting.lattice.FunnelStep;

/**
 * The only way from raw counts to figures that somebody may see. The rules are public;
 * they protect even from a reader who knows them: of every hidden cell at least two
 * values below 8 and two values of 8 or more remain possible.
 * <ul>
 * <li>A count of 1 to 7 is unsafe, and so is 0 unless its row has 50 or more.
 * <li>A whole below 10 is hidden with all its parts. The two values above the threshold,
 * 8 and 9, are what keeps a hidden whole ambiguous.
 * <li>One unsafe part hides all parts of its row; one row below 10 hides all rows; a
 * column's total is shown only where every cell is.
 * <li>The rest is rounded to the nearest 5, each on its own.
 * </ul>
 */
public final class DisclosureControl {

	/** Changes with every change of the rules. */
	public static final String VERSION = "1";

	private static final int THRESHOLD = 8;

	private static final int SMALLEST_WHOLE = 10;

	private static final int WHOLE_FOR_ZERO = 50;

	private DisclosureControl() {
	}

	/** What may be seen of the table. */
	public static ReleasedTable release(RawTable raw) {
		boolean total = raw.total() >= SMALLEST_WHOLE;
		boolean rows = true;
		for (int i = 0; i < raw.rows().size(); i++) {
			rows &= raw.rowTotal(i) >= SMALLEST_WHOLE;
		}
		boolean everything = rows;
		List<List<Figure>> cells = new ArrayList<>();
		List<Figure> rowTotals = new ArrayList<>();
		for (int i = 0; i < raw.rows().size(); i++) {
			List<Integer> row = raw.rows().get(i);
			int whole = raw.rowTotal(i);
			boolean safe = rows && row.stream().allMatch((count) -> isSafe(count, whole));
			everything &= safe;
			cells.add(row.stream().map((count) -> figure(count, safe)).toList());
			rowTotals.add(figure(whole, rows));
		}
		List<Figure> columnTotals = new ArrayList<>();
		for (int j = 0; j < raw.rows().getFirst().size(); j++) {
			columnTotals.add(figure(raw.columnTotal(j), everything));
		}
		return new ReleasedTable(cells, rowTotals, columnTotals, figure(raw.total(), total));
	}

	/**
	 * Whether a step of a funnel may be seen, beside what was released of the month
	 * before. Each step before it, with the difference between the two, is a row of its
	 * own that must pass. Where a step is hidden, all that come after it are hidden too:
	 * a later step that is shown would tell on which side the hidden one lies.
	 * @param step the step
	 * @param raw the raw counts of the step and of all steps before it
	 * @param released what was released of the steps before it
	 */
	public static Figure release(FunnelStep step, Map<FunnelStep, Integer> raw, Map<FunnelStep, Figure> released) {
		int count = count(step, raw);
		if (step.parent() == null) {
			return figure(count, count >= SMALLEST_WHOLE);
		}
		for (FunnelStep before : step.ancestors()) {
			if (!(released.get(before) instanceof Figure.Shown)) {
				return Figure.HIDDEN;
			}
			// Evidence may come in another order, so the later step can be the larger.
			int other = count(before, raw);
			RawTable row = RawTable.ofPart(Math.min(count, other), Math.max(count, other));
			if (!release(row).showsEverything()) {
				return Figure.HIDDEN;
			}
		}
		return figure(count, true);
	}

	/**
	 * Which of the figures may be given as a part of the whole: 0 % and 100 % may not.
	 */
	public static boolean allowsProportion(Figure part, Figure whole) {
		return part instanceof Figure.Shown(int n) && whole instanceof Figure.Shown(int all) && n > 0 && n < all;
	}

	private static boolean isSafe(int count, int whole) {
		return count >= THRESHOLD || (count == 0 && whole >= WHOLE_FOR_ZERO);
	}

	private static Figure figure(int count, boolean safe) {
		return safe ? new Figure.Shown(Math.floorDiv(count + 2, 5) * 5) : Figure.HIDDEN;
	}

	private static int count(FunnelStep step, Map<FunnelStep, Integer> raw) {
		Integer count = raw.get(step);
		if (count == null) {
			throw new IllegalArgumentException("No raw count of " + step);
		}
		return count;
	}

}
