package org.peerprescribing.reporting.statistics;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProportionTests {

	@ParameterizedTest
	@CsvSource({ "0,10,0,0.2775", "3,10,0.1078,0.6032", "18,60,0.1990,0.4251", "1,1,0.2065,1" })
	void hasTheWilsonIntervalOfThePublishedVectors(int part, int whole, double low, double high) {
		Proportion proportion = Proportion.of(part, whole);

		assertThat(proportion.low()).isCloseTo(low, within(0.00005));
		assertThat(proportion.high()).isCloseTo(high, within(0.00005));
	}

}
