package org.peerprescribing.reporting.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.lattice.FunnelStep;

import static org.assertj.core.api.Assertions.assertThat;

class FunnelReleaseTests {

	private static final int MOST_ISSUED = 62;

	@Test
	void showsTenIssuedAndHidesNine() {
		assertThat(release(10, 0, 0).get(FunnelStep.ISSUED)).isEqualTo(new Figure.Shown(10));
		assertThat(release(9, 0, 0).get(FunnelStep.ISSUED)).isEqualTo(Figure.HIDDEN);
		assertThat(Figure.NOT_YET.text()).isEqualTo("not yet");
	}

	@Test
	void hidesWhatComesAfterAHiddenStep() {
		Map<FunnelStep, Figure> released = release(100, 96, 70);

		assertThat(released.get(FunnelStep.ISSUED)).isEqualTo(new Figure.Shown(100));
		assertThat(released.get(FunnelStep.DELIVERED)).isEqualTo(Figure.HIDDEN);
		assertThat(released.get(FunnelStep.OPENED)).isEqualTo(Figure.HIDDEN);
	}

	@Test
	void hidesAStepThatLeavesFewOfTheStepBefore() {
		Map<FunnelStep, Figure> released = release(100, 80, 75);

		assertThat(released.get(FunnelStep.DELIVERED)).isEqualTo(new Figure.Shown(80));
		assertThat(released.get(FunnelStep.OPENED)).isEqualTo(Figure.HIDDEN);
	}

	@Test
	void comparesALargerLaterStepToo() {
		Map<FunnelStep, Figure> released = release(100, 30, 34);

		assertThat(released.get(FunnelStep.OPENED)).isEqualTo(Figure.HIDDEN);
	}

	@Test
	void showsTheWholeFunnelWhereEveryStepLosesEnough() {
		Map<FunnelStep, Figure> released = release(101, 88, 63);

		assertThat(released.values()).extracting(Figure::text).containsExactly("100", "90", "65");
	}

	/**
	 * A reader who takes every step to be a part of the step before, and knows the rules,
	 * goes through all funnels that give the same release.
	 */
	@Test
	@Tag("enumeration")
	void leavesEveryHiddenStepAndEveryUnsafeDifferenceOpen() {
		Possible possible = new Possible();
		List<int[]> funnels = new ArrayList<>();
		for (int issued = 0; issued <= MOST_ISSUED; issued++) {
			for (int delivered = 0; delivered <= issued; delivered++) {
				for (int opened = 0; opened <= delivered; opened++) {
					int[] quantities = { issued, delivered, opened, issued - delivered, issued - opened,
							delivered - opened };
					possible.add(release(issued, delivered, opened), quantities);
					funnels.add(quantities);
				}
			}
		}

		int judged = 0;
		List<String> faults = new ArrayList<>();
		for (int[] funnel : funnels) {
			Map<FunnelStep, Figure> released = release(funnel[0], funnel[1], funnel[2]);
			for (int quantity = 0; quantity < funnel.length; quantity++) {
				// Larger funnels share their release with funnels that are not gone
				// through.
				if (funnel[0] <= MOST_ISSUED - 5 && mustStayOpen(quantity, funnel[quantity], released)) {
					judged++;
					if (!possible.leavesBothSides(released, quantity)) {
						faults.add("quantity " + quantity + " of " + Arrays.toString(funnel));
					}
				}
			}
		}
		assertThat(faults).isEmpty();
		assertThat(judged).isGreaterThan(10_000);
	}

	@Test
	void givesNoShareOfNothingAndNoShareOfAll() {
		assertThat(DisclosureControl.allowsProportion(new Figure.Shown(0), new Figure.Shown(60))).isFalse();
		assertThat(DisclosureControl.allowsProportion(new Figure.Shown(60), new Figure.Shown(60))).isFalse();
		assertThat(DisclosureControl.allowsProportion(Figure.HIDDEN, new Figure.Shown(60))).isFalse();
		assertThat(DisclosureControl.allowsProportion(new Figure.Shown(20), Figure.HIDDEN)).isFalse();
		assertThat(DisclosureControl.allowsProportion(new Figure.Shown(20), new Figure.Shown(60))).isTrue();
	}

	@Test
	void placesEveryStepAfterItsParentAndItsBase() {
		for (FunnelStep step : FunnelStep.values()) {
			for (FunnelStep before : step.ancestors()) {
				assertThat(before.ordinal()).isLessThan(step.ordinal());
				assertThat(before.days()).isLessThanOrEqualTo(step.days());
			}
			assertThat(step.base() == null || step.ancestors().contains(step.base())).isTrue();
		}
	}

	@Test
	void closesAtMidnightInLondonAfterTheEndOfTheMonth() {
		assertThat(FunnelStep.ISSUED.closes(YearMonth.of(2026, 3))).isEqualTo("2026-03-31T23:00:00Z");
		assertThat(FunnelStep.DELIVERED.closes(YearMonth.of(2026, 1))).isEqualTo("2026-02-15T00:00:00Z");
		assertThat(FunnelStep.USEFUL.closes(YearMonth.of(2026, 1))).isEqualTo("2026-05-09T23:00:00Z");
	}

	/** Every hidden step, and every difference that would be a small count. */
	private static boolean mustStayOpen(int quantity, int value, Map<FunnelStep, Figure> released) {
		if (quantity == 2 && new Figure.Shown(0).equals(released.get(FunnelStep.DELIVERED))) {
			// After a 0 that may be seen there is nothing left to find.
			return false;
		}
		return (quantity < 3) ? released.get(FunnelStep.values()[quantity]) instanceof Figure.Hidden
				: value >= 1 && value <= 7;
	}

	private static Map<FunnelStep, Figure> release(int issued, int delivered, int opened) {
		Map<FunnelStep, Integer> raw = Map.of(FunnelStep.ISSUED, issued, FunnelStep.DELIVERED, delivered,
				FunnelStep.OPENED, opened);
		Map<FunnelStep, Figure> released = new EnumMap<>(FunnelStep.class);
		for (FunnelStep step : List.of(FunnelStep.ISSUED, FunnelStep.DELIVERED, FunnelStep.OPENED)) {
			released.put(step, DisclosureControl.release(step, raw, released));
		}
		return released;
	}

}
