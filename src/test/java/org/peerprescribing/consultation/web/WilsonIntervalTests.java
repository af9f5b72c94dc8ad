package org.peerprescribing.consultation.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class WilsonIntervalTests {

	@ParameterizedTest
	@CsvSource({ "18, 30, 0.423, 0.754", "0, 10, 0.000, 0.278", "10, 10, 0.722, 1.000", "5, 10, 0.237, 0.763" })
	void liesWhereTheScoreMethodPutsIt(int successes, int of, double from, double to) {
		WilsonInterval interval = WilsonInterval.of(successes, of);

		assertThat(interval.from()).isCloseTo(from, within(0.0005));
		assertThat(interval.to()).isCloseTo(to, within(0.0005));
	}

	@Test
	void refusesWhatIsNoShare() {
		assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(4, 3));
		assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(-1, 3));
	}

}
