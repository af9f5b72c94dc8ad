package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisclosureControlTests {

	private static final long SEED = Long.getLong("seed", 20260401L);

	/** As many as a build has time for; all of them with {@code -Dtables=100000}. */
	private static final int TABLES = Integer.getInteger("tables", 4_000);

	@Test
	void roundsWhatIsSafeToTheNearestFiveEachOnItsOwn() {
		ReleasedTable released = DisclosureControl.release(table(new int[] { 8, 12, 14, 17 }, 2));

		assertThat(released.rows().getFirst()).extracting(Figure::text).containsExactly("10", "10");
		assertThat(released.rows().getLast()).extracting(Figure::text).containsExactly("15", "15");
		assertThat(released.rowTotals()).extracting(Figure::text).containsExactly("20", "30");
		assertThat(released.columnTotals()).extracting(Figure::text).containsExactly("20", "30");
		assertThat(released.total().text()).isEqualTo("50");
	}

	@Test
	void hidesTheNeighbourOfASmallCountWithIt() {
		ReleasedTable released = DisclosureControl.release(table(new int[] { 7, 40, 20, 30 }, 2));

		assertThat(released.rows().getFirst()).extracting(Figure::text).containsExactly("[c]", "[c]");
		assertThat(released.rows().getLast()).extracting(Figure::text).containsExactly("20", "30");
		assertThat(released.columnTotals()).extracting(Figure::text).containsExactly("[c]", "[c]");
	}

	@Test
	void showsAZeroOnlyInAWholeOfFiftyOrMore() {
		ReleasedTable fifty = DisclosureControl.release(table(new int[] { 0, 50 }, 2));
		ReleasedTable fewer = DisclosureControl.release(table(new int[] { 0, 49 }, 2));

		assertThat(fifty.rows().getFirst()).extracting(Figure::text).containsExactly("0", "50");
		assertThat(fewer.rows().getFirst()).extracting(Figure::text).containsExactly("[c]", "[c]");
	}

	@Test
	@Tag("enumeration")
	void leavesEveryHiddenCellOfEveryTwoByTwoTableOpen() {
		assertThat(given(4, 2, 17, 12)).isZero();
	}

	@Test
	@Tag("enumeration")
	void leavesEveryHiddenCellOfEveryTwoByThreeTableOpen() {
		assertThat(given(6, 3, 11, 9)).isZero();
	}

	@Test
	@Tag("enumeration")
	void leavesEveryHiddenCellOfRandomThreeByThreeTablesOpen() {
		Random random = new Random(SEED);
		int judged = 0;
		for (int n = 0; n < TABLES; n++) {
			int most = (n % 12 == 0) ? 13 : (n % 12 == 1) ? 4 : 61;
			int[] raw = random.ints(9, 0, most).toArray();
			ReleasedTable released = DisclosureControl.release(table(raw, 3));
			for (int cell = 0; cell < 9; cell++) {
				if (released.rows().get(cell / 3).get(cell % 3) instanceof Figure.Hidden) {
					judged++;
					open(raw, cell, released, n);
				}
			}
		}
		assertThat(judged).isGreaterThan(TABLES / 2);
	}

	/** What 100,000 tables hardly ever have: rows that are too small, beside others. */
	@Test
	@Tag("enumeration")
	void leavesEveryHiddenCellOfSmallRowsOpen() {
		Random random = new Random(SEED);
		for (int n = 0; n < TABLES / 4; n++) {
			int[] raw = random.ints(9, 0, 5).toArray();
			for (int large = 0; large < 1 + n % 3; large++) {
				raw[random.nextInt(9)] = 5 + random.nextInt(40);
			}
			ReleasedTable released = DisclosureControl.release(table(raw, 3));
			for (int cell = 0; cell < 9; cell++) {
				if (released.rows().get(cell / 3).get(cell % 3) instanceof Figure.Hidden) {
					open(raw, cell, released, n);
				}
			}
		}
	}

	@Test
	void givesASmallRowTheNextSmallestForCompany() {
		ReleasedTable released = DisclosureControl.release(table(new int[] { 40, 20, 5, 4, 10, 11, 50, 60 }, 2));

		assertThat(released.rowTotals()).extracting(Figure::text).containsExactly("60", "[c]", "[c]", "110");
		assertThat(released.rows().get(2)).containsOnly(Figure.HIDDEN);
		assertThat(released.rows().get(3)).extracting(Figure::text).containsExactly("50", "60");
		assertThat(released.columnTotals()).containsOnly(Figure.HIDDEN);
		assertThat(released.total().text()).isEqualTo("200");
	}

	@Test
	void givesSmallRowsThatComeToLessThanTenMoreCompany() {
		ReleasedTable nine = DisclosureControl.release(table(new int[] { 4, 0, 2, 3, 20, 20, 30, 30 }, 2));
		ReleasedTable ten = DisclosureControl.release(table(new int[] { 4, 1, 2, 3, 20, 20, 30, 30 }, 2));

		assertThat(nine.rowTotals()).extracting(Figure::text).containsExactly("[c]", "[c]", "[c]", "60");
		assertThat(ten.rowTotals()).extracting(Figure::text).containsExactly("[c]", "[c]", "40", "60");
	}

	@Test
	void showsNothingOfATableOfNine() {
		ReleasedTable released = DisclosureControl.release(table(new int[] { 4, 0, 2, 3 }, 2));

		assertThat(figures(released)).containsOnly(Figure.HIDDEN);
	}

	@Test
	void keepsRawCountsOutOfTheTextOfATable() {
		assertThat(table(new int[] { 4, 6 }, 2)).hasToString("RawTable[hidden]");
	}

	@Test
	void showsAWholeOfTenThoughNotItsParts() {
		assertThat(figures(DisclosureControl.release(table(new int[] { 4, 6 }, 2)))).extracting(Figure::text)
			.containsExactly("[c]", "[c]", "10", "[c]", "[c]", "10");
		assertThat(figures(DisclosureControl.release(table(new int[] { 4, 5 }, 2)))).containsOnly(Figure.HIDDEN);
	}

	@Test
	void showsColumnTotalsOnlyWhereEveryCellIsShown() {
		assertThat(DisclosureControl.release(table(new int[] { 20, 30, 7, 30 }, 2)).columnTotals())
			.containsOnly(Figure.HIDDEN);
		assertThat(DisclosureControl.release(table(new int[] { 20, 30, 8, 30 }, 2)).columnTotals())
			.extracting(Figure::text)
			.containsExactly("30", "60");
	}

	private static void open(int[] raw, int cell, ReleasedTable released, int n) {
		if (!witnesses(raw, cell, released)) {
			throw new AssertionError("Seed %s, table %s: %s".formatted(SEED, n, Arrays.toString(raw)));
		}
	}

	/**
	 * How many hidden figures a reader who knows the rules can place on one side of 8.
	 */
	private static int given(int cells, int columns, int values, int judged) {
		Set<ReleasedTable> toJudge = new HashSet<>();
		Possible possible = new Possible();
		each(cells, values, (raw) -> {
			RawTable table = table(raw, columns);
			ReleasedTable released = DisclosureControl.release(table);
			possible.add(released, quantities(table));
			if (Arrays.stream(raw).allMatch((count) -> count <= judged)) {
				toJudge.add(released);
			}
		});
		assertThat(toJudge).hasSizeGreaterThan(5);
		int faults = 0;
		for (ReleasedTable released : toJudge) {
			List<Figure> figures = figures(released);
			for (int i = 0; i < figures.size(); i++) {
				// A column's total is hidden for the sake of its cells, and may be known
				// to
				// be large.
				boolean column = i > figures.size() - 2 - columns && i < figures.size() - 1;
				if (figures.get(i) instanceof Figure.Hidden && !possible.leavesBothSides(released, i)
						&& (!column || possible.canBeBelow(released, i))) {
					faults++;
				}
			}
		}
		return faults;
	}

	/** Cells, then totals of rows, of columns, of all. */
	private static int[] quantities(RawTable table) {
		int columns = table.rows().getFirst().size();
		IntStream cells = table.rows().stream().flatMap(List::stream).mapToInt(Integer::intValue);
		IntStream rows = IntStream.range(0, table.rows().size()).map(table::rowTotal);
		IntStream totals = IntStream.concat(IntStream.range(0, columns).map(table::columnTotal),
				IntStream.of(table.total()));
		return IntStream.concat(cells, IntStream.concat(rows, totals)).toArray();
	}

	private static List<Figure> figures(ReleasedTable released) {
		List<Figure> figures = new ArrayList<>();
		released.rows().forEach(figures::addAll);
		figures.addAll(released.rowTotals());
		figures.addAll(released.columnTotals());
		figures.add(released.total());
		return figures;
	}

	/**
	 * Whether other tables with the same release have two values on either side there.
	 */
	private static boolean witnesses(int[] raw, int cell, ReleasedTable released) {
		Set<Integer> below = new HashSet<>();
		Set<Integer> above = new HashSet<>();
		int total = Arrays.stream(raw).sum();
		for (int whole : new int[] { whole(raw, cell / 3), total }) {
			for (int value : new int[] { 0, 1, 2, 3, 8, 9, whole - 1, whole - 2, whole - 3 }) {
				for (int[] other : alternatives(raw, cell, value, total)) {
					if (DisclosureControl.release(table(other, 3)).equals(released)) {
						((value < 8) ? below : above).add(value);
					}
				}
				if (below.size() > 1 && above.size() > 1) {
					return true;
				}
			}
		}
		return false;
	}

	/** Other tables with that value in that cell, the likeliest first. */
	private static List<int[]> alternatives(int[] raw, int cell, int value, int total) {
		List<int[]> others = new ArrayList<>();
		int row = cell / 3;
		for (int small = 0; small <= 2 && value >= 0; small++) {
			others.add(withRow(raw, row, cell, value, small, whole(raw, row)));
		}
		for (int other : new int[] { (row + 1) % 3, (row + 2) % 3 }) {
			int both = whole(raw, row) + whole(raw, other);
			for (int whole : new int[] { whole(raw, other), whole(raw, other) - 1, value, value + 1 }) {
				int[] exchanged = withRow(raw, row, cell, value, 0, whole);
				others.add(withRow(exchanged, other, other * 3, both - whole, 0, both - whole));
			}
		}
		others.add(withRow(new int[9], row, cell, value, 0, value));
		int[] rest = withRow(new int[9], row, cell, value, 0, value);
		rest[(cell + 3) % 9] = total - value;
		others.add(rest);
		others.removeIf((table) -> Arrays.stream(table).anyMatch((count) -> count < 0));
		return others;
	}

	/** The row holds the value, something small, and what is left of its whole. */
	private static int[] withRow(int[] raw, int row, int cell, int value, int small, int whole) {
		int[] table = raw.clone();
		table[cell] = value;
		table[row * 3 + (cell + 2) % 3] = small;
		table[row * 3 + (cell + 1) % 3] = whole - value - small;
		return table;
	}

	private static int whole(int[] raw, int row) {
		return raw[row * 3] + raw[row * 3 + 1] + raw[row * 3 + 2];
	}

	private static void each(int cells, int values, Consumer<int[]> test) {
		int[] raw = new int[cells];
		int at = 0;
		while (at < cells) {
			test.accept(raw);
			at = 0;
			while (at < cells && ++raw[at] == values) {
				raw[at++] = 0;
			}
		}
	}

	private static RawTable table(int[] raw, int columns) {
		List<List<Integer>> rows = new ArrayList<>();
		for (int i = 0; i < raw.length; i += columns) {
			List<Integer> row = new ArrayList<>();
			for (int j = 0; j < columns; j++) {
				row.add(raw[i + j]);
			}
			rows.add(row);
		}
		return new RawTable(rows);
	}

}
