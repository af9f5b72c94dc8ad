package org.peerprescribing.reporting.statistics;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DifferenceTests {

	/** Table II of Newcombe's paper, method 10. */
	@ParameterizedTest
	@CsvSource({ "56,70,48,80,0.2000,0.0524,0.3339", "9,10,3,10,0.6000,0.1705,0.8090", "10,10,0,10,1,0.6075,1",
			"5,56,0,29,0.0893,-0.0381,0.1926", "0,10,0,20,0,-0.1611,0.2775" })
	void hasThePublishedHybridScoreInterval(int part, int whole, int otherPart, int otherWhole, double value,
			double low, double high) {
		Difference difference = Difference.of(Proportion.of(part, whole), Proportion.of(otherPart, otherWhole));

		assertThat(difference.value()).isCloseTo(value, within(0.00005));
		assertThat(difference.interval().low()).isCloseTo(low, within(0.0001));
		assertThat(difference.interval().high()).isCloseTo(high, within(0.0001));
	}

}
