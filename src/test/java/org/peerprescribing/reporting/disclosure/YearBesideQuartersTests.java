package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class YearBesideQuartersTests {

	private static final long SEED = Long.getLong("seed", 20260401L);

	private static final Division.Whole WHOLE = new Division.Whole(new Figure.Shown(1000), new Figure.Shown(300));

	/** With one quarter hidden, the year less the others would be that quarter. */
	@Test
	void withholdsAPartOfWhichTheHiddenQuartersWouldFollow() {
		int[][] issued = { { 20, 20, 5, 20 }, { 5, 5, 6, 5 }, { 80, 80, 80, 80 } };
		YearBesideQuarters year = new YearBesideQuarters(quarters(issued, new int[3][4]));

		assertThat(year.withheld()).containsExactly("0");
		assertThat(text(released(year))).isEqualTo("[c] [x] | [c] [x] | 320 [c]");
	}

	@Test
	void hidesWhoJoinedInTheYearWhereAQuarterHidesIt() {
		int[][] issued = { { 150, 150, 150, 150 }, { 200, 200, 200, 200 } };
		int[][] joined = { { 40, 40, 40, 5 }, { 50, 50, 50, 50 } };
		assertThat(text(released(new YearBesideQuarters(quarters(issued, joined))))).isEqualTo("600 [c] | 800 [c]");

		joined[0][3] = 30;

		assertThat(text(released(new YearBesideQuarters(quarters(issued, joined))))).isEqualTo("600 150 | 800 200");
	}

	/**
	 * What the two hidden quarters come to would pass, and would tell which way each
	 * lies.
	 */
	@Test
	void hidesWhoJoinedInTheYearAlsoWhereTheHiddenQuartersTogetherAreMany() {
		int[][] issued = { { 150, 150, 150, 150 }, { 200, 200, 200, 200 } };
		int[][] joined = { { 40, 40, 5, 20 }, { 50, 50, 50, 7 } };

		assertThat(text(released(new YearBesideQuarters(quarters(issued, joined))))).isEqualTo("600 [c] | 800 [c]");
	}

	/** A quarter below 100 does not say how many joined, so the year must not either. */
	@Test
	void hidesWhoJoinedInTheYearWhereAQuarterThatIsNotGivenWouldBeLeft() {
		int[][] issued = { { 150, 150, 150, 60 }, { 200, 200, 200, 290 } };
		int[][] joined = { { 40, 40, 40, 4 }, { 50, 50, 50, 90 } };
		// In the last quarter what is left of it was too small already.
		assertThat(text(released(new YearBesideQuarters(quarters(issued, joined))))).isEqualTo("510 [c] | 890 [c]");

		joined[0][3] = 12;

		assertThat(text(released(new YearBesideQuarters(quarters(issued, joined))))).isEqualTo("510 130 | 890 240");
	}

	@Test
	void showsNothingOfAYearFromWhichASmallQuarterWouldFollow() {
		YearBesideQuarters year = new YearBesideQuarters(
				quarters(new int[][] { { 20, 5 }, { 30, 40 }, { 6, 60 } }, new int[3][2]));
		Division careless = new Division(List.of(new Division.Row("0", new Figure.Shown(25), Figure.NOT_GIVEN),
				new Division.Row("1", new Figure.Shown(70), Figure.NOT_GIVEN),
				new Division.Row("2", new Figure.Shown(65), Figure.NOT_GIVEN)));

		assertThat(year.checked(careless, WHOLE)).isEqualTo(careless.hidden());
	}

	/** Whatever the counts, and for a reader to whom nothing is rounded. */
	@Test
	void leavesNoSmallCountToBeWorkedOutFromQuartersAndYear() {
		Random random = new Random(SEED);
		int shown = 0;
		for (int n = 0; n < 1_000; n++) {
			int parts = 2 + random.nextInt(4);
			int[][] issued = new int[parts][4];
			int[][] joined = new int[parts][4];
			for (int part = 0; part < parts; part++) {
				int size = new int[] { 8, 30, 250 }[random.nextInt(3)];
				for (int q = 0; q < 4; q++) {
					issued[part][q] = random.nextInt(size);
					joined[part][q] = issued[part][q] * random.nextInt(100) / 100;
				}
			}
			List<YearBesideQuarters.Quarter> quarters = quarters(issued, joined);
			Division year = released(new YearBesideQuarters(quarters));
			shown += year.rows().stream().anyMatch((row) -> row.issued() instanceof Figure.Shown) ? 1 : 0;

			assertThat(smallIssued(quarters, year, issued))
				.as("seed %s, year %s: %s", SEED, n, Arrays.deepToString(issued))
				.isEmpty();
		}
		assertThat(shown).isGreaterThan(500);
	}

	private static List<String> smallIssued(List<YearBesideQuarters.Quarter> quarters, Division year, int[][] issued) {
		int parts = issued.length;
		Subtraction reader = new Subtraction(parts * 4);
		for (int q = 0; q < 4; q++) {
			int number = q;
			publish(reader, quarters.get(q).issued(), IntStream.range(0, parts).map((part) -> part * 4 + number));
			for (int part = 0; part < parts; part++) {
				publish(reader, quarters.get(q).released().rows().get(part).issued(), IntStream.of(part * 4 + q));
			}
		}
		for (int part = 0; part < parts; part++) {
			int number = part;
			publish(reader, year.rows().get(part).issued(), IntStream.range(0, 4).map((q) -> number * 4 + q));
		}
		return reader.determined()
			.stream()
			.filter((cell) -> issued[cell / 4][cell % 4] >= 1 && issued[cell / 4][cell % 4] < 10)
			.mapToObj((cell) -> "part " + cell / 4 + " quarter " + cell % 4)
			.toList();
	}

	private static void publish(Subtraction reader, Figure figure, IntStream cells) {
		if (figure instanceof Figure.Shown) {
			reader.publish(cells.boxed().collect(Collectors.toSet()));
		}
	}

	private static Division released(YearBesideQuarters year) {
		int parts = year.quarters().getFirst().parts().size();
		List<Division.Part> whole = new ArrayList<>();
		for (int part = 0; part < parts; part++) {
			int number = part;
			whole.add(new Division.Part(Integer.toString(part),
					year.quarters().stream().mapToInt((quarter) -> quarter.parts().get(number).issued()).sum(),
					year.quarters().stream().mapToInt((quarter) -> quarter.parts().get(number).joined()).sum()));
		}
		Division.Whole figures = figures(whole);
		return year.checked(Division.of(year.parts(whole), figures, year.withheld()), figures);
	}

	private static List<YearBesideQuarters.Quarter> quarters(int[][] issued, int[][] joined) {
		List<YearBesideQuarters.Quarter> quarters = new ArrayList<>();
		for (int q = 0; q < issued[0].length; q++) {
			List<Division.Part> parts = new ArrayList<>();
			for (int part = 0; part < issued.length; part++) {
				parts.add(new Division.Part(Integer.toString(part), issued[part][q], joined[part][q]));
			}
			Division.Whole whole = figures(parts);
			quarters.add(new YearBesideQuarters.Quarter(parts, Division.of(parts, whole, Set.of()), whole.issued(),
					whole.joined()));
		}
		return quarters;
	}

	private static Division.Whole figures(List<Division.Part> parts) {
		int issued = parts.stream().mapToInt(Division.Part::issued).sum();
		int joined = parts.stream().mapToInt(Division.Part::joined).sum();
		return new Division.Whole((issued >= 10) ? new Figure.Shown(DisclosureControl.rounded(issued)) : Figure.HIDDEN,
				DisclosureControl.passes(joined, issued) ? new Figure.Shown(DisclosureControl.rounded(joined))
						: Figure.HIDDEN);
	}

	private static String text(Division division) {
		return division.rows()
			.stream()
			.map((row) -> row.issued().text() + " " + row.joined().text())
			.collect(Collectors.joining(" | "));
	}

}
