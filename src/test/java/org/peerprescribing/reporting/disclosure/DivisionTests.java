package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DivisionTests {

	private static final long SEED = Long.getLong("seed", 20260401L);

	private static final Division.Whole WHOLE = new Division.Whole(new Figure.Shown(400), new Figure.Shown(90));

	@Test
	void showsPartsThatAreLargeEnough() {
		assertThat(text(part(151, 33), part(249, 58))).isEqualTo("150 35 | 250 60");
	}

	@Test
	void doesNotGiveHowManyJoinedOfFewerThanAHundred() {
		assertThat(text(part(97, 33), part(251, 58), part(60, 20))).isEqualTo("95 [x] | 250 60 | 60 [x]");
		assertThat(text(part(98, 33), part(251, 58))).isEqualTo("100 35 | 250 60");
	}

	/** A single hidden one would be known to be nearly none or nearly all of its part. */
	@Test
	void showsHowManyJoinedOfAllOrOfNone() {
		assertThat(text(part(151, 7), part(249, 58), part(180, 40))).isEqualTo("150 [c] | 250 [c] | 180 [c]");
		assertThat(text(part(151, 8), part(249, 242))).isEqualTo("150 [c] | 250 [c]");
		assertThat(text(part(151, 8), part(249, 241))).isEqualTo("150 10 | 250 240");
	}

	@Test
	void hidesHowManyJoinedWhereWhatIsLeftIsSmall() {
		assertThat(text(part(151, 40), part(30, 5), part(40, 4))).isEqualTo("150 [c] | 30 [x] | 40 [x]");
		assertThat(text(part(151, 40), part(30, 5), part(40, 5))).isEqualTo("150 40 | 30 [x] | 40 [x]");
		assertThat(text(part(151, 40), part(30, 27), part(40, 34))).isEqualTo("150 [c] | 30 [x] | 40 [x]");
		assertThat(text(part(151, 40), part(30, 27), part(40, 33))).isEqualTo("150 40 | 30 [x] | 40 [x]");
	}

	@Test
	void hidesASmallPartWithCompany() {
		assertThat(text(part(151, 40), part(200, 40), part(9, 1))).isEqualTo("[c] [x] | 200 40 | [c] [x]");
		assertThat(text(part(151, 40), part(200, 40), part(9, 5), part(12, 6)))
			.isEqualTo("150 40 | 200 40 | [c] [x] | [c] [x]");
	}

	@Test
	void showsThatAPartIsNobodyWhereTheWholeIsLarge() {
		assertThat(text(part(151, 40), part(200, 40), part(0, 0))).isEqualTo("150 40 | 200 40 | 0 [x]");
		Division small = Division.of(List.of(part(20, 4), part(20, 4), part(0, 0)),
				new Division.Whole(new Figure.Shown(40), Figure.HIDDEN), Set.of());
		assertThat(text(small)).isEqualTo("[c] [x] | [c] [x] | [c] [x]");
	}

	@Test
	void showsNothingThatIsNotShownOfTheWhole() {
		List<Division.Part> parts = List.of(part(151, 33), part(249, 58));

		assertThat(text(Division.of(parts, new Division.Whole(new Figure.Shown(400), Figure.HIDDEN), Set.of())))
			.isEqualTo("150 [c] | 250 [c]");
		assertThat(text(Division.of(parts, new Division.Whole(Figure.HIDDEN, Figure.HIDDEN), Set.of())))
			.isEqualTo("[c] [x] | [c] [x]");
		assertThat(Division.ofPractices(parts, new Division.Whole(Figure.HIDDEN, Figure.HIDDEN), Set.of()).rows())
			.isEmpty();
	}

	@Test
	void keepsBackWhatIsWithheld() {
		List<Division.Part> parts = List.of(new Division.Part("A", 151, 33), new Division.Part("B", 249, 58),
				new Division.Part("C", 300, 58));

		assertThat(text(Division.of(parts, WHOLE, Set.of("A")))).isEqualTo("[c] [x] | [c] [x] | 300 60");
		List<Division.Part> hidden = List.of(new Division.Part("A", 151, 33, true), new Division.Part("B", 249, 58));
		assertThat(text(Division.of(hidden, WHOLE, Set.of()))).isEqualTo("150 [c] | 250 [c]");
	}

	@Test
	void putsSmallPracticesTogether() {
		Division rows = Division
			.ofPractices(List.of(new Division.Part("A81001", 4, 1), new Division.Part("A81002", 140, 30),
					new Division.Part("A81003", 118, 39), new Division.Part("A81004", 8, 2)), WHOLE, Set.of());

		assertThat(rows.rows()).extracting(Division.Row::code).containsExactly("A81002", "A81003", "A81001 A81004");
		assertThat(text(rows)).isEqualTo("140 [c] | 120 [c] | 10 [x]");
		assertThat(rows.rows().getLast().codes()).containsExactly("A81001", "A81004");
	}

	@Test
	void knowsWhoIsNearlyAllOfANetwork() {
		List<Division.Part> practices = List.of(new Division.Part("A81001", 90, 29), new Division.Part("A81002", 10, 1),
				new Division.Part("A81003", 3, 0));
		Division rows = Division.ofPractices(practices, WHOLE, Set.of());

		assertThat(Division.isDominated(practices, rows, true)).isTrue();
		assertThat(Division.isDominated(practices, rows, false)).isFalse();
		assertThat(Division.isDominated(practices, rows.hidden(), false)).isTrue();
	}

	@Test
	void refusesNegativeCountsAndHidesItself() {
		assertThatIllegalArgumentException().isThrownBy(() -> part(-1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> part(0, -1));
		assertThat(part(3, 1).toString()).doesNotContain("3");
	}

	/**
	 * A reader who knows the rules, the exact sizes of the parts and the released total
	 * of those who joined goes through all tables that give the same. Nobody can say that
	 * a part's joined, or the rest of it, are few, and two values are left on either
	 * side, unless the total alone said more.
	 */
	@Test
	@Tag("enumeration")
	void leavesHowManyJoinedOpenWhereItIsHidden() {
		Random random = new Random(SEED);
		int judged = 0;
		for (int n = 0; n < 120; n++) {
			int[] issued = { 98 + random.nextInt(12),
					(n % 2 == 0) ? 98 + random.nextInt(12) : 10 + random.nextInt(80) };
			Possible possible = new Possible();
			Possible beforehand = new Possible();
			List<int[]> tables = new ArrayList<>();
			List<String> seen = new ArrayList<>();
			for (int a = 0; a <= issued[0]; a++) {
				for (int b = 0; b <= issued[1]; b++) {
					String released = reader(issued, a, b);
					int[] quantities = { folded(a), folded(b), folded(issued[0] - a), folded(issued[1] - b) };
					possible.add(released, quantities);
					beforehand.add(released.split(":")[0], quantities);
					tables.add(new int[] { a, b, issued[0] - a, issued[1] - b });
					seen.add(released);
				}
			}
			for (int i = 0; i < tables.size(); i++) {
				for (int part = 0; part < 4; part++) {
					int value = tables.get(i)[part];
					if (value >= 1 && value <= 7) {
						judged++;
						String total = seen.get(i).split(":")[0];
						assertThat((possible.canBeLarge(seen.get(i), part) || !beforehand.canBeLarge(total, part))
								&& (possible.leavesBothSides(seen.get(i), part)
										|| !beforehand.leavesBothSides(total, part)))
							.as("seed %s: %s of %s joined: %s", SEED, Arrays.toString(tables.get(i)),
									Arrays.toString(issued), seen.get(i))
							.isTrue();
					}
				}
			}
		}
		assertThat(judged).isGreaterThan(10_000);
	}

	/** Large values are told apart too, as far as the 64 places go. */
	private static int folded(int value) {
		return (value < 8) ? value : 8 + value % 55;
	}

	private static String reader(int[] issued, int a, int b) {
		int whole = issued[0] + issued[1];
		Figure joined = DisclosureControl.passes(a + b, whole) ? new Figure.Shown(DisclosureControl.rounded(a + b))
				: Figure.HIDDEN;
		Division division = Division.of(List.of(part(issued[0], a), part(issued[1], b)),
				new Division.Whole(new Figure.Shown(DisclosureControl.rounded(whole)), joined), Set.of());
		return joined.text() + ": " + text(division);
	}

	private static Division.Part part(int issued, int joined) {
		return new Division.Part("part", issued, joined);
	}

	private static String text(Division.Part... parts) {
		return text(Division.of(IntStream.range(0, parts.length)
			.mapToObj((i) -> new Division.Part("p" + i, parts[i].issued(), parts[i].joined()))
			.toList(), WHOLE, Set.of()));
	}

	private static String text(Division division) {
		return division.rows()
			.stream()
			.map((row) -> row.issued().text() + " " + row.joined().text())
			.collect(Collectors.joining(" | "));
	}

}
