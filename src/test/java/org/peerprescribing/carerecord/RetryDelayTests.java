package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryDelayTests {

	private final CareRecordSettings settings = new CareRecordSettings(Duration.ofSeconds(2), Duration.ofSeconds(4),
			Duration.ofSeconds(15), 1000, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofDays(7),
			Duration.ofMinutes(3), 4, Duration.ofSeconds(30), Duration.ofDays(7), List.of());

	@Test
	void staysBetweenTheShortestAndTheLongestWait() {
		RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

		for (int attempt = 1; attempt < 60; attempt++) {
			assertThat(RetryDelay.after(attempt, null, this.settings, random)).isBetween(this.settings.retryFirst(),
					this.settings.retryMost());
		}
	}

	@Test
	void waitsAtLeastAsLongAsAsked() {
		Duration wait = RetryDelay.after(1, Duration.ofMinutes(10), this.settings, RandomGenerator.getDefault());

		assertThat(wait).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void isNotPutOffForEver() {
		Duration wait = RetryDelay.after(1, Duration.ofDays(400), this.settings, RandomGenerator.getDefault());

		assertThat(wait).isEqualTo(this.settings.retryMost());
	}

}
