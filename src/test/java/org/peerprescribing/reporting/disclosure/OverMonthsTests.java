package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.lattice.FunnelStep;

import static org.assertj.core.api.Assertions.assertThat;

/** What a quarter shows beside months that give some of their steps, by their size. */
class OverMonthsTests {

	@Test
	void givesTheLaterStepsOfAMonthFromTwoHundredIssued() {
		assertThat(CohortSize.givesInMonth(FunnelStep.ISSUED, Figure.HIDDEN)).isTrue();
		assertThat(CohortSize.givesInMonth(FunnelStep.OPENED, new Figure.Shown(195))).isFalse();
		assertThat(CohortSize.givesInMonth(FunnelStep.OPENED, new Figure.Shown(200))).isTrue();
		assertThat(CohortSize.givesInMonth(FunnelStep.OPENED, Figure.HIDDEN)).isFalse();
		assertThat(CohortSize.givesInMonth(FunnelStep.DELIVERED, new Figure.Shown(495))).isFalse();
		assertThat(CohortSize.givesInMonth(FunnelStep.DELIVERED, new Figure.Shown(500))).isTrue();
		assertThat(CohortSize.givesOverMonths(FunnelStep.OPENED, new Figure.Shown(10))).isTrue();
	}

	/** 96 of 100 delivered hid whatever came after; now it is not asked of so few. */
	@Test
	void passesOverAStepThatIsNotGiven() {
		Map<FunnelStep, Integer> raw = Map.of(FunnelStep.ISSUED, 300, FunnelStep.DELIVERED, 296, FunnelStep.OPENED,
				180);
		Map<FunnelStep, Figure> released = Map.of(FunnelStep.ISSUED, new Figure.Shown(300), FunnelStep.DELIVERED,
				Figure.NOT_GIVEN);

		assertThat(DisclosureControl.release(FunnelStep.OPENED, raw, released)).isEqualTo(new Figure.Shown(180));
		assertThat(Figure.of("[x]")).isEqualTo(Figure.NOT_GIVEN);
		assertThat(Figure.of("[c]")).isEqualTo(Figure.HIDDEN);
		assertThat(Figure.of("not yet")).isEqualTo(Figure.NOT_YET);
		assertThat(Figure.of("15")).isEqualTo(new Figure.Shown(15));
	}

	/**
	 * Of each month nearly all, but no month said so: the months are too small for that.
	 */
	@Test
	void showsAQuarterWhoseMonthsAreNotGiven() {
		assertThat(text(quarter(month(180, 176), month(190, 187), month(170, 166)))).isEqualTo("540 530");
		assertThat(text(quarter(month(180, 176), month(190, 190), month(170, 168)))).isEqualTo("540 [c]");
		assertThat(text(quarter(month(100, 76), month(100, 50), month(100, 66)))).isEqualTo("300 [x]");
	}

	/**
	 * Less the month that is shown, a quarter that is large leaves a month that is small.
	 */
	@Test
	void hidesAQuarterWhereTheMonthsThatAreNotGivenWouldBeLeftAndAreSmall() {
		assertThat(text(quarter(month(557, 540), month(83, 80)))).isEqualTo("640 [c]");
		assertThat(text(quarter(month(557, 540), month(83, 70)))).isEqualTo("640 610");
	}

	@Test
	void hidesAQuarterOfWhichAMonthHidesTheStep() {
		assertThat(text(quarter(month(557, 553), month(83, 50)))).isEqualTo("640 [c]");
	}

	/**
	 * A year beside its quarters and, where one of those is hidden, beside their months.
	 */
	@Test
	void makesAYearFromItsQuarters() {
		FrozenFunnel shown = quarter(month(180, 150), month(190, 160), month(170, 140));
		FrozenFunnel hidden = quarter(month(557, 553), month(83, 50));

		assertThat(text(FrozenFunnel.over(List.of(shown, shown, shown)))).isEqualTo("1620 1350");
		assertThat(text(FrozenFunnel.over(List.of(shown, hidden)))).isEqualTo("1180 [c]");
	}

	/**
	 * A reader who knows the sizes of three months and the rules goes through everything
	 * that gives the same quarter: of no month is it known that few opened, or all but a
	 * few.
	 */
	@Test
	void leavesEveryMonthOpenThatIsNotGivenBesideItsQuarter() {
		Possible possible = new Possible();
		List<int[]> all = new ArrayList<>();
		List<String> seen = new ArrayList<>();
		for (int a = 0; a <= 30; a++) {
			for (int b = 0; b <= 31; b++) {
				for (int c = 0; c <= 32; c++) {
					FrozenFunnel quarter = quarter(opened(30, a), opened(31, b), opened(32, c));
					String released = quarter.released().getOrDefault(FunnelStep.OPENED, Figure.NOT_YET).text();
					int[] quantities = { a, b, c, 30 - a, 31 - b, 32 - c };
					possible.add(released, quantities);
					all.add(quantities);
					seen.add(released);
				}
			}
		}

		List<String> faults = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			for (int quantity = 0; quantity < 6; quantity++) {
				int value = all.get(i)[quantity];
				if (value >= 1 && value <= 7 && !possible.leavesBothSides(seen.get(i), quantity)) {
					faults.add(Arrays.toString(all.get(i)) + " " + seen.get(i));
				}
			}
		}
		assertThat(faults).isEmpty();
	}

	private static FrozenFunnel quarter(FrozenFunnel... months) {
		return FrozenFunnel.over(List.of(months));
	}

	/** By the rules of a month, of its size too. */
	private static FrozenFunnel month(int issued, int delivered) {
		Map<FunnelStep, Integer> raw = Map.of(FunnelStep.ISSUED, issued, FunnelStep.DELIVERED, delivered);
		Map<FunnelStep, Figure> released = new HashMap<>(FrozenFunnel.of(raw).released());
		if (!CohortSize.givesInMonth(FunnelStep.DELIVERED, released.getOrDefault(FunnelStep.ISSUED, Figure.HIDDEN))) {
			released.put(FunnelStep.DELIVERED, Figure.NOT_GIVEN);
		}
		return FrozenFunnel.ofMonth(raw, released);
	}

	private static FrozenFunnel opened(int issued, int opened) {
		return FrozenFunnel.ofMonth(Map.of(FunnelStep.ISSUED, issued, FunnelStep.OPENED, opened),
				Map.of(FunnelStep.ISSUED, new Figure.Shown(30), FunnelStep.OPENED, Figure.NOT_GIVEN));
	}

	private static String text(FrozenFunnel funnel) {
		return funnel.released().getOrDefault(FunnelStep.ISSUED, Figure.NOT_YET).text() + " "
				+ funnel.released().getOrDefault(FunnelStep.DELIVERED, Figure.NOT_YET).text();
	}

}
