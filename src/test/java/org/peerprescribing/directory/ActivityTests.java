package org.peerprescribing.directory;

import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActivityTests {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, Double.NaN, Double.POSITIVE_INFINITY })
	void postsADayAreANumberNotBelowNought(double posts) {
		refuses("posts-a-day", () -> new Activity(posts, null, null, DAY, Activity.Basis.MEASURED));
	}

	@Test
	void aFirstReplyDoesNotComeBeforeThePost() {
		refuses("first-reply",
				() -> new Activity(null, Duration.ofMinutes(-1), null, DAY, Activity.Basis.SELF_DECLARED));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.01, 1.01, Double.NaN })
	void aShareLiesBetweenNoughtAndOne(double unanswered) {
		refuses("unanswered", () -> new Activity(null, null, unanswered, DAY, Activity.Basis.MEASURED));
	}

	@Test
	void theEndsOfTheRangesAreAllowed() {
		assertThat(new Activity(0.0, Duration.ZERO, 0.0, DAY, Activity.Basis.MEASURED).saysNothing()).isFalse();
		assertThat(new Activity(null, null, 1.0, DAY, Activity.Basis.MEASURED).saysNothing()).isFalse();
	}

	private static void refuses(String path, Runnable work) {
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(work::run)
			.extracting(InvalidValue::path)
			.isEqualTo(path);
	}

}
