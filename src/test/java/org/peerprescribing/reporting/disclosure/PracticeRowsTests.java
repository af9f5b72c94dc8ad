package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;

class PracticeRowsTests {

	@Test
	void givesARowToAPracticeWithTenIssued() {
		assertThat(rows(10, 30, 12)).isEqualTo("A81001 | A81002 | A81003");
	}

	@Test
	void showsPracticesWithFewerTogether() {
		assertThat(rows(9, 30, 1)).isEqualTo("A81002 | A81001 A81003");
	}

	@Test
	void joinsALoneOneByTheNextSmallest() {
		assertThat(rows(9, 30, 12)).isEqualTo("A81002 | A81001 A81003");
		assertThat(rows(0, 13, 12)).isEqualTo("A81002 | A81001 A81003");
	}

	@Test
	void joinsALoneOneByAllWhoAreTheNextSmallestWhenRounded() {
		assertThat(rows(0, 11, 12, 30)).isEqualTo("A81004 | A81001 A81002 A81003");
	}

	@Test
	void joinsThoseWhoTogetherComeToLessThanTenByTheNextSmallest() {
		assertThat(rows(4, 30, 5, 20)).isEqualTo("A81002 | A81001 A81003 A81004");
		assertThat(rows(5, 30, 5, 20)).isEqualTo("A81002 | A81004 | A81001 A81003");
	}

	@Test
	void showsNoRowWhereAllTogetherDoNotComeToTen() {
		assertThat(rows(4, 5)).isEmpty();
		assertThat(rows(9)).isEmpty();
		assertThat(rows(10)).isEqualTo("A81001");
		assertThat(rows(5, 6)).isEqualTo("A81001 A81002");
	}

	@Test
	void keepsBackWhoWouldGiveAwayAnEarlierRelease() {
		PracticeRows rows = PracticeRows.of(issued(40, 30, 20), Set.of(new OdsCode("A81001")));

		assertThat(text(rows)).isEqualTo("A81002 | A81001 A81003");
		assertThat(text(PracticeRows.of(issued(40), Set.of(new OdsCode("A81001"))))).isEmpty();
	}

	/** An order by size would tell which of two hidden or equal practices is larger. */
	@Test
	void standsInTheOrderOfCodesWhateverTheCounts() {
		assertThat(rows(50, 30, 12)).isEqualTo(rows(12, 30, 50));
		assertThat(rows(2, 30, 9, 40)).isEqualTo(rows(9, 40, 2, 30));
	}

	/**
	 * Readers who see the rows of a network, its total and the total of a board that has
	 * another network too, all rounded, go through all counts that give the same.
	 */
	@Test
	@Tag("enumeration")
	void leavesWhoSharesARowOpenAlsoToTwoColludingCommissioners() {
		int most = 26;
		Possible possible = new Possible();
		List<int[]> all = new ArrayList<>();
		List<String> seen = new ArrayList<>();
		for (int a = 0; a <= most; a++) {
			for (int b = 0; b <= most; b++) {
				for (int c = 0; c <= most; c++) {
					int[] issued = { a, b, c };
					String released = released(issued);
					possible.add(released, issued);
					all.add(issued);
					seen.add(released);
				}
			}
		}
		int judged = 0;
		List<String> faults = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			int[] issued = all.get(i);
			PracticeRows rows = PracticeRows.of(issued(issued), Set.of());
			for (int practice = 0; practice < 3; practice++) {
				boolean small = issued[practice] > 0 && issued[practice] < 8;
				if (rows.together().contains(code(practice)) && small && Arrays.stream(issued).max().orElse(0) <= 20) {
					judged++;
					if (!possible.leavesBothSides(seen.get(i), practice)) {
						faults.add(Arrays.toString(issued));
					}
				}
			}
		}
		assertThat(faults).isEmpty();
		assertThat(judged).isGreaterThan(1_000);
	}

	/** The rows, their network, and a board with another network of 33. */
	private static String released(int[] issued) {
		List<FrozenFunnel> rows = PracticeRows.of(issued(issued), Set.of())
			.rows()
			.stream()
			.map((row) -> funnel(row.stream().mapToInt((code) -> issued(issued).getOrDefault(code, 0)).sum()))
			.toList();
		FrozenFunnel network = rows.isEmpty() ? funnel(Arrays.stream(issued).sum())
				: FrozenFunnel.sumOf(rows, List.of());
		FrozenFunnel board = FrozenFunnel.sumOf(List.of(network, funnel(33)), List.of());
		return PracticeRows.of(issued(issued), Set.of()).rows() + " " + rows + network.released() + board.released();
	}

	private static FrozenFunnel funnel(int issued) {
		return FrozenFunnel.of(Map.of(FunnelStep.ISSUED, issued));
	}

	private static String rows(int... issued) {
		return text(PracticeRows.of(issued(issued), Set.of()));
	}

	private static String text(PracticeRows rows) {
		return rows.rows()
			.stream()
			.map((row) -> row.stream().map(OdsCode::value).collect(Collectors.joining(" ")))
			.collect(Collectors.joining(" | "));
	}

	private static SortedMap<OdsCode, Integer> issued(int... issued) {
		SortedMap<OdsCode, Integer> practices = new TreeMap<>();
		for (int i = 0; i < issued.length; i++) {
			practices.put(code(i), issued[i]);
		}
		return practices;
	}

	private static OdsCode code(int practice) {
		return new OdsCode("A8100" + (practice + 1));
	}

}
