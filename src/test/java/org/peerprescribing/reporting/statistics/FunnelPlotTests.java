package org.peerprescribing.reporting.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.reporting.statistics.FunnelPlot.Place;
import org.peerprescribing.reporting.statistics.FunnelPlot.Position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class FunnelPlotTests {

	@ParameterizedTest
	@CsvSource({ "10,0.3", "35,0.42", "120,0.25", "400,0.8", "15,0.05" })
	void hasExactBinomialLimits(int whole, double centre) {
		FunnelPlot plot = new FunnelPlot(centre, List.of());

		assertThat(plot.limits95(whole).low()).isCloseTo(exact(whole, centre, "0.025"), within(1e-9));
		assertThat(plot.limits95(whole).high()).isCloseTo(exact(whole, centre, "0.975"), within(1e-9));
		assertThat(plot.limits998(whole).low()).isCloseTo(exact(whole, centre, "0.001"), within(1e-9));
		assertThat(plot.limits998(whole).high()).isCloseTo(exact(whole, centre, "0.999"), within(1e-9));
	}

	@Test
	void comparesEveryPlaceWithTheShareOfAllTogether() {
		FunnelPlot plot = FunnelPlot.of(List.of(new Place("A", 30, 100), new Place("B", 60, 100)));

		assertThat(plot.centre()).isEqualTo(0.45);
	}

	@Test
	void saysWhereAPlaceLies() {
		FunnelPlot plot = new FunnelPlot(0.5, List.of());

		assertThat(plot.position(new Place("A", 50, 100))).isEqualTo(Position.WITHIN);
		assertThat(plot.position(new Place("A", 62, 100))).isEqualTo(Position.ABOVE_95);
		assertThat(plot.position(new Place("A", 38, 100))).isEqualTo(Position.BELOW_95);
		assertThat(plot.position(new Place("A", 70, 100))).isEqualTo(Position.ABOVE_998);
		assertThat(plot.position(new Place("A", 30, 100))).isEqualTo(Position.BELOW_998);
	}

	@Test
	void ranksNobody() {
		FunnelPlot plot = FunnelPlot
			.of(List.of(new Place("C", 60, 100), new Place("A", 30, 100), new Place("B", 90, 100)));

		assertThat(plot.places()).extracting(Place::name).containsExactly("A", "B", "C");
	}

	@Test
	void hasNoWidthWhereEverybodyIsTheSame() {
		assertThat(FunnelPlot.of(List.of(new Place("A", 0, 10))).limits95(10)).isEqualTo(new Interval(0, 0));
		assertThat(FunnelPlot.of(List.of(new Place("A", 10, 10))).limits998(10).high()).isEqualTo(1);
		assertThat(FunnelPlot.of(List.of(new Place("A", 10, 10))).position(new Place("A", 10, 10)))
			.isEqualTo(Position.WITHIN);
	}

	@Test
	void refusesNonsense() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Place("A", 11, 10));
		assertThatIllegalArgumentException().isThrownBy(() -> new Place("A", -1, 10));
		assertThatIllegalArgumentException().isThrownBy(() -> new Place("A", 0, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> FunnelPlot.of(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> new FunnelPlot(Double.NaN, List.of()));
	}

	/** The same limit, by adding up the probabilities to forty digits. */
	private static double exact(int n, double share, String level) {
		MathContext digits = new MathContext(40);
		BigDecimal p = new BigDecimal(Double.toString(share));
		BigDecimal q = BigDecimal.ONE.subtract(p);
		BigDecimal wanted = new BigDecimal(level);
		BigDecimal sum = BigDecimal.ZERO;
		BigDecimal term = q.pow(n, digits);
		for (int r = 0;; r++) {
			sum = sum.add(term, digits);
			if (sum.compareTo(wanted) >= 0) {
				BigDecimal over = sum.subtract(wanted).divide(term, digits);
				return Math.max(0, (r - over.doubleValue()) / n);
			}
			term = term.multiply(BigDecimal.valueOf(n - r), digits)
				.divide(BigDecimal.valueOf(r + 1), digits)
				.multiply(p, digits)
				.divide(q, digits);
		}
	}

}
