package org.peerprescribing.outcomes;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What patients answered about themselves goes; what they said of the community stays.
 */
@IntegrationTest
class AnswerRetentionIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CheckIns checkIns;

	@Autowired
	private Measures measures;

	@Autowired
	private AnswerRetention retention;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void answersAboutOneselfAreThereTheDayBeforeAndGoneTheDayAfter() {
		asPatient(() -> {
			this.measures.answer(this.path.prescription(),
					Map.of("ucla3", Map.of("companionship", 1, "left-out", 2, "isolated", 3)));
			return true;
		});
		this.clock.forward(Duration.ofDays(43));
		asPatient(() -> {
			this.checkIns.answer(this.checkIns.waiting(this.path.prescription()).orElseThrow().id(),
					new CheckInAnswers(null, null, true, true, 4, new CheckInAnswers.Reflections(5, null, null)));
			return true;
		});
		this.clock.forward(Duration.ofDays(157 - 43));
		this.retention.run();
		CheckInAnswers before = answers();
		int measured = asPatient(() -> this.measures.of(this.path.prescription())).size();
		this.clock.forward(Duration.ofDays(2));
		this.retention.run();
		this.retention.run();

		assertThat(before.reflections().knowMore()).isEqualTo(5);
		assertThat(measured).isOne();
		assertThat(answers().reflections()).isEqualTo(CheckInAnswers.Reflections.NONE);
		assertThat(answers().useful()).isEqualTo(4);
		assertThat(asPatient(() -> this.measures.of(this.path.prescription()))).isEmpty();
	}

	private CheckInAnswers answers() {
		return asPatient(() -> this.checkIns.of(this.path.prescription())).stream()
			.map(CheckIn::answers)
			.filter(java.util.Objects::nonNull)
			.findFirst()
			.orElseThrow();
	}

	private <T> T asPatient(Supplier<T> work) {
		return new AccessScope.OfPatient(this.path.patient().value()).call(work);
	}

}
