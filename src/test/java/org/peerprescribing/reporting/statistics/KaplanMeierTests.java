package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.statistics.TimeToEvent.Ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class KaplanMeierTests {

	static final List<TimeToEvent> VECTOR = List.of(event(1), event(2), lost(2), event(3), lost(5), event(7), event(9),
			lost(14));

	@Test
	void hasTheSharesAndErrorsOfThePublishedVector() {
		KaplanMeier joined = KaplanMeier.of(VECTOR);

		assertThat(joined.steps()).extracting(KaplanMeier.Step::day).containsExactly(1, 2, 3, 7, 9);
		double[] shares = { 0.125, 0.25, 0.40, 0.60, 0.80 };
		double[] errors = { 0.1169, 0.1531, 0.1817, 0.2033, 0.1742 };
		for (int i = 0; i < shares.length; i++) {
			assertThat(joined.steps().get(i).share()).isCloseTo(shares[i], within(1e-9));
			assertThat(joined.steps().get(i).standardError().orElseThrow()).isCloseTo(errors[i], within(0.00005));
		}
	}

	@Test
	void hasNoErrorWhereNobodyIsLeft() {
		KaplanMeier joined = KaplanMeier.of(List.of(event(3), event(4)));

		assertThat(joined.steps().getLast()).isEqualTo(new KaplanMeier.Step(4, 1, OptionalDouble.empty()));
	}

	@Test
	void refusesCompetingEventsAndNobody() {
		assertThatIllegalArgumentException().isThrownBy(() -> KaplanMeier.of(List.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> KaplanMeier.of(List.of(event(3), new TimeToEvent(4, Ending.DEATH))));
		assertThatIllegalArgumentException().isThrownBy(() -> event(-1));
	}

	static TimeToEvent event(int day) {
		return new TimeToEvent(day, Ending.EVENT);
	}

	static TimeToEvent lost(int day) {
		return new TimeToEvent(day, Ending.CENSORED);
	}

}
