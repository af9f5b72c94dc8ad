package org.peerprescribing.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuietHoursTests {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	/** Every minute of three days around each change of the clocks. */
	@ParameterizedTest
	@CsvSource({ "2026-10-24T00:00:00Z", "2027-03-27T00:00:00Z" })
	void keepsTheNightWhenTheClocksChange(Instant from) {
		for (Instant now = from; now.isBefore(from.plus(Duration.ofDays(3))); now = now.plusSeconds(60)) {
			Instant next = QuietHours.next(now);

			assertThat(isQuiet(next)).as("%s leads to %s", now, next).isFalse();
			assertThat(next).isAfterOrEqualTo(now);
			assertThat(Duration.between(now, next)).isLessThanOrEqualTo(Duration.ofHours(14));
			if (!isQuiet(now)) {
				assertThat(next).isEqualTo(now);
			}
			else {
				assertThat(isQuiet(next.minusSeconds(1))).isTrue();
			}
		}
	}

	private static boolean isQuiet(Instant at) {
		LocalTime local = at.atZone(LONDON).toLocalTime();
		return local.isBefore(LocalTime.of(9, 0)) || !local.isBefore(LocalTime.of(20, 0));
	}

}
