package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.statistics.XmrChart.Assurance;
import org.peerprescribing.reporting.statistics.XmrChart.Better;
import org.peerprescribing.reporting.statistics.XmrChart.Rebase;
import org.peerprescribing.reporting.statistics.XmrChart.Variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class XmrChartTests {

	private static final Offset<Double> FOUR_DECIMALS = within(0.00005);

	static final List<Double> RISEN = values(10, 11, 9, 10, 12, 11, 14, 15, 14, 15, 16, 14, 15, 16);

	static final List<Double> OUTLYING = values(40, 42, 38, 41, 39, 43, 40, 37, 42, 41, 39, 40, 70);

	static final List<Double> RISING = values(20, 22, 21, 20, 23, 21, 22, 23, 24, 25, 26, 27, 28, 22);

	@Test
	void hasTheLimitsOfThePublishedVectors() {
		assertLimits(chart(RISEN), 13, 1.3846, 9.3169, 16.6831);
		assertLimits(chart(OUTLYING), 42.4615, 5, 29.1615, 55.7615);
		assertLimits(chart(RISING), 23.1429, 1.6923, 18.6413, 27.6444);
	}

	@Test
	void leavesOutOutlyingRangesOnlyWhenAsked() {
		assertLimits(XmrChart.of(OUTLYING, Better.HIGHER, null, true), 42.4615, 2.7273, 35.2070, 49.7161);
	}

	@Test
	void namesTheSpecialCausesOfThePublishedVectors() {
		assertThat(causes(chart(RISEN))).isEqualTo("--O---SSSSSSSS");
		assertThat(causes(chart(OUTLYING))).isEqualTo("------------O");
		assertThat(causes(chart(RISING))).isEqualTo("SSSSSTTTTTTTO-");
	}

	@Test
	void saysWhichWayASpecialCausePoints() {
		assertThat(chart(RISEN).points().get(2).high()).isFalse();
		assertThat(chart(RISEN).points().get(13).high()).isTrue();
		assertThat(chart(RISING).points().get(0).high()).isFalse();
		// Below the mean still, and rising.
		assertThat(chart(RISING).points().get(6).high()).isTrue();
	}

	@Test
	void namesTwoOfThreeNearALimitOnlyWhereAllThreeLieOnOneSide() {
		List<Double> near = afterAlternating(13.5, 12, 13.5, 10);
		XmrLimits limits = chart(near).phases().getFirst().limits();
		assertThat(limits.inner().high()).isBetween(12.0, 13.5);
		assertThat(limits.outer().high()).isGreaterThan(13.5);

		assertThat(causes(chart(near))).endsWith("-2-2-");
		assertThat(causes(chart(afterAlternating(13.5, 13.4, 12, 10)))).endsWith("-22--");
		assertThat(causes(chart(afterAlternating(13.5, 10, 13.5, 10)))).doesNotContain("2");
		assertThat(causes(chart(afterAlternating(13.5, 12, 12, 13.5)))).doesNotContain("2");
	}

	@Test
	void namesTwoOfThreeBelowTheMeanToo() {
		List<Double> near = afterAlternating(13.5, 12, 13.5, 10).stream().map((value) -> -value).toList();

		assertThat(causes(chart(near))).endsWith("-2-2-");
		assertThat(chart(near).points().get(near.size() - 2).high()).isFalse();
	}

	@Test
	void namesAFallAndLeavesAPauseInItOut() {
		List<Double> fall = values(30, 31, 30, 31, 30, 31, 30, 29, 28, 27, 26, 25, 26, 25, 26);
		List<Double> pause = values(30, 31, 30, 31, 30, 31, 30, 29, 28, 28, 27, 26, 25, 26, 25);

		assertThat(causes(chart(fall)).substring(5, 12)).matches("[TO]{7}").contains("T");
		assertThat(chart(fall).points().get(8).high()).isFalse();
		assertThat(causes(chart(pause))).doesNotContain("T");
	}

	@Test
	void doesNotCountAPointOnTheMeanForEitherSide() {
		List<Double> values = values(12, 12, 12, 10, 12, 12, 12, 8, 8, 8, 6, 8, 8, 8, 10);

		assertThat(chart(values).phases().getFirst().limits().mean()).isCloseTo(9.6, within(0.2));
		assertThat(causes(chart(values(11, 11, 11, 10, 11, 11, 11, 9, 9, 9, 10, 9, 9, 9, 10)))).doesNotContain("S");
	}

	@Test
	void putsLimitsOnTrialBelowThirteenPointsAndLocksThemThen() {
		XmrChart twelve = XmrChart.locked(RISING.subList(0, 12), List.of(), Better.HIGHER, null);
		XmrChart thirteen = XmrChart.locked(RISING.subList(0, 13), List.of(), Better.HIGHER, null);
		XmrChart more = XmrChart.locked(RISING, List.of(), Better.HIGHER, null);

		assertThat(twelve.phases().getFirst().trial()).isTrue();
		assertThat(thirteen.phases().getFirst().trial()).isFalse();
		assertThat(more.phases().getFirst().limits()).isEqualTo(thirteen.phases().getFirst().limits());
		assertThat(more.points()).hasSize(14);
	}

	@Test
	void beginsNewLimitsWithARecordedReason() {
		XmrChart chart = XmrChart.locked(RISEN, List.of(new Rebase(6, "Letters are sent from here on")), Better.HIGHER,
				null);

		assertThat(chart.phases()).hasSize(2);
		assertThat(chart.phases().getFirst().end()).isEqualTo(6);
		assertThat(chart.phases().getLast().reason()).isEqualTo("Letters are sent from here on");
		assertThat(chart.phases().getLast().limits().mean()).isCloseTo(14.875, FOUR_DECIMALS);
		assertThat(chart.phases().getLast().trial()).isTrue();
		assertThat(causes(chart)).isEqualTo("--------------");
		assertThatIllegalArgumentException().isThrownBy(() -> new Rebase(6, " "));
		assertThatIllegalArgumentException().isThrownBy(() -> new Rebase(1, "Too early"));
	}

	@Test
	void showsTheVariationOfTheLastPoint() {
		assertThat(variation(RISEN, Better.HIGHER)).isEqualTo(Variation.IMPROVEMENT_HIGH);
		assertThat(variation(RISEN, Better.LOWER)).isEqualTo(Variation.CONCERN_HIGH);
		assertThat(variation(RISEN, Better.NEITHER)).isEqualTo(Variation.NEUTRAL_HIGH);
		assertThat(variation(RISEN.subList(0, 3).reversed(), Better.HIGHER)).isEqualTo(Variation.COMMON_CAUSE);
		List<Double> fallen = RISEN.stream().map((value) -> -value).toList();
		assertThat(variation(fallen, Better.HIGHER)).isEqualTo(Variation.CONCERN_LOW);
		assertThat(variation(fallen, Better.LOWER)).isEqualTo(Variation.IMPROVEMENT_LOW);
		assertThat(variation(fallen, Better.NEITHER)).isEqualTo(Variation.NEUTRAL_LOW);
	}

	@Test
	void comparesTheTargetWithTheLastLimits() {
		assertThat(assurance(Better.HIGHER, 9.0)).isEqualTo(Assurance.CONSISTENTLY_PASSES);
		assertThat(assurance(Better.HIGHER, 17.0)).isEqualTo(Assurance.CONSISTENTLY_FAILS);
		assertThat(assurance(Better.LOWER, 17.0)).isEqualTo(Assurance.CONSISTENTLY_PASSES);
		assertThat(assurance(Better.LOWER, 9.0)).isEqualTo(Assurance.CONSISTENTLY_FAILS);
		assertThat(assurance(Better.LOWER, 13.0)).isEqualTo(Assurance.INCONSISTENT);
		assertThat(assurance(Better.LOWER, null)).isEqualTo(Assurance.NONE);
		assertThat(assurance(Better.NEITHER, 9.0)).isEqualTo(Assurance.NONE);
	}

	@Test
	void refusesOnePointAndWhatIsNoNumber() {
		assertThatIllegalArgumentException().isThrownBy(() -> chart(values(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> chart(values(1, Double.NaN)));
		assertThatIllegalArgumentException().isThrownBy(() -> assurance(Better.HIGHER, Double.NaN));
	}

	static List<Double> values(double... values) {
		return DoubleStream.of(values).boxed().toList();
	}

	private static List<Double> afterAlternating(double... last) {
		return DoubleStream.concat(IntStream.range(0, 30).mapToDouble((i) -> 10 + i % 2), DoubleStream.of(last))
			.boxed()
			.toList();
	}

	private static XmrChart chart(List<Double> values) {
		return XmrChart.of(values, Better.HIGHER, null, false);
	}

	private static Variation variation(List<Double> values, Better better) {
		return XmrChart.of(values, better, null, false).variation();
	}

	private static Assurance assurance(Better better, @Nullable Double target) {
		return XmrChart.of(RISEN, better, target, false).assurance();
	}

	private static void assertLimits(XmrChart chart, double mean, double range, double lower, double upper) {
		XmrLimits limits = chart.phases().getFirst().limits();
		assertThat(limits.mean()).isCloseTo(mean, FOUR_DECIMALS);
		assertThat(limits.meanMovingRange()).isCloseTo(range, FOUR_DECIMALS);
		assertThat(limits.outer().low()).isCloseTo(lower, FOUR_DECIMALS);
		assertThat(limits.outer().high()).isCloseTo(upper, FOUR_DECIMALS);
		assertThat(limits.inner().high() - mean).isCloseTo((upper - mean) * 2 / 3, within(0.0001));
	}

	/** One letter a point: Outside, Trend, 2 of three, Shift, - for none. */
	private static String causes(XmrChart chart) {
		return IntStream.range(0, chart.points().size()).mapToObj((i) -> switch (chart.points().get(i).cause()) {
			case OUTSIDE_LIMIT -> "O";
			case TREND -> "T";
			case TWO_OF_THREE -> "2";
			case SHIFT -> "S";
			case NONE -> "-";
		}).collect(Collectors.joining());
	}

}
