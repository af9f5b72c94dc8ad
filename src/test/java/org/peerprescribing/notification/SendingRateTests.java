package org.peerprescribing.notification;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

class SendingRateTests {

	@Test
	void letsThroughSoManyInAnyMinute() {
		MovableClock clock = new MovableClock();
		SendingRate rate = new SendingRate(3, clock);

		assertThat(rate.take()).isTrue();
		clock.forward(Duration.ofSeconds(30));
		assertThat(rate.take()).isTrue();
		assertThat(rate.take()).isTrue();
		assertThat(rate.take()).isFalse();
		clock.forward(Duration.ofSeconds(30));
		assertThat(rate.take()).isTrue();
		assertThat(rate.take()).isFalse();
	}

}
