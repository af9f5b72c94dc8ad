package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.statistics.PairedChange.MinimumImportantChange;
import org.peerprescribing.reporting.statistics.PairedChange.Pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PairedChangeTests {

	private static final List<Pair> PAIRS = List.of(new Pair(15, 10), new Pair(12, 11), new Pair(20, 13),
			new Pair(9, 12), new Pair(14, 8));

	@Test
	void countsThePairedBesideTheStartAndAllWhoJoined() {
		PairedChange change = PairedChange.of(PAIRS, List.of(18.0, 20.0), 30, Optional.empty());

		assertThat(change.paired()).isEqualTo(5);
		assertThat(change.baseline()).isEqualTo(7);
		assertThat(change.joined()).isEqualTo(30);
	}

	/** Changes -5, -1, -7, 3, -6: mean -3.2, standard deviation 4.1473, t(4) 2.7764. */
	@Test
	void hasTheMeanChangeWithItsIntervalByStudentsT() {
		Mean mean = PairedChange.of(PAIRS, List.of(), 5, Optional.empty()).mean().orElseThrow();

		assertThat(mean.value()).isCloseTo(-3.2, within(1e-9));
		assertThat(mean.interval().low()).isCloseTo(-3.2 - 2.776445 * 4.147288 / Math.sqrt(5), within(0.00005));
		assertThat(mean.interval().high()).isCloseTo(-3.2 + 2.776445 * 4.147288 / Math.sqrt(5), within(0.00005));
	}

	@Test
	void showsTheStartOfCompletersBesideThatOfTheOthers() {
		PairedChange change = PairedChange.of(PAIRS, List.of(18.0, 20.0), 30, Optional.empty());

		assertThat(change.completersBaseline()).hasValue(14);
		assertThat(change.othersBaseline()).hasValue(19);
	}

	@Test
	void saysBetterOrWorseOnlyByAChangeThatHasASource() {
		assertThat(PairedChange.of(PAIRS, List.of(), 5, Optional.empty()).shift()).isEmpty();

		PairedChange.Shift lower = PairedChange
			.of(PAIRS, List.of(), 5, Optional.of(new MinimumImportantChange(5, true, "Kroenke 2012")))
			.shift()
			.orElseThrow();
		PairedChange.Shift higher = PairedChange
			.of(PAIRS, List.of(), 5, Optional.of(new MinimumImportantChange(3, false, "A source")))
			.shift()
			.orElseThrow();

		assertThat(lower).isEqualTo(new PairedChange.Shift(3, 2, 0, "Kroenke 2012"));
		assertThat(higher).isEqualTo(new PairedChange.Shift(1, 1, 3, "A source"));
		assertThatIllegalArgumentException().isThrownBy(() -> new MinimumImportantChange(5, true, " "));
		assertThatIllegalArgumentException().isThrownBy(() -> new MinimumImportantChange(0, true, "A source"));
	}

	@Test
	void hasNoMeanOfOnePairAndNoneOfNobody() {
		assertThat(PairedChange.of(PAIRS.subList(0, 1), List.of(), 5, Optional.empty()).mean()).isEmpty();
		assertThat(PairedChange.of(List.of(), List.of(), 5, Optional.empty()).completersBaseline()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> Mean.of(1, 3, 9));
		assertThat(Mean.of(2, 6, 18).interval()).isEqualTo(new Interval(3, 3));
	}

	@Test
	void refusesAnswersThatAreNoNumbers() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Pair(Double.NaN, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Pair(1, Double.POSITIVE_INFINITY));
	}

	@Test
	void bandsTheUsefulByWhatTheSilentCouldThink() {
		assertThat(NonResponse.band(20, 30, 120)).isEqualTo(new Interval(20 / 120.0, 110 / 120.0));
		assertThat(NonResponse.band(20, 125, 120)).isEqualTo(new Interval(20 / 120.0, 20 / 120.0));
		assertThat(NonResponse.band(0, 0, 10)).isEqualTo(new Interval(0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> NonResponse.band(31, 30, 120));
		assertThatIllegalArgumentException().isThrownBy(() -> NonResponse.band(0, 0, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
	}

	@Test
	void isNotMovedByTheOrderOfPeople() {
		List<Pair> many = IntStream.range(0, 40).mapToObj((i) -> new Pair(i % 7, i % 5)).toList();

		assertThat(PairedChange.of(many, List.of(), 40, Optional.empty()))
			.isEqualTo(PairedChange.of(many.reversed(), List.of(), 40, Optional.empty()));
	}

}
