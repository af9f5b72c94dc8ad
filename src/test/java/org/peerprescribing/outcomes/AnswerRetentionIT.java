package org.peerprescribing.outcomes;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What patients answered about themselves goes; what they said of the community stays.
 */
class AnswerRetentionIT extends RetentionScene {

	@Autowired
	private CheckIns checkIns;

	@Autowired
	private Measures measures;

	@Autowired
	private AnswerRetention retention;

	@Test
	void answersAboutOneselfAreThereTheDayBeforeAndGoneTheDayAfter() {
		IssuedPath path = IssuedPath.issue(this.context);
		AccessScope patient = new AccessScope.OfPatient(path.patient().value());
		patient.run(() -> this.measures.answer(path.prescription(),
				Map.of("ucla3", Map.of("companionship", 1, "left-out", 2, "isolated", 3))));
		this.clock.forward(Duration.ofDays(43));
		patient.run(() -> this.checkIns.answer(this.checkIns.waiting(path.prescription()).orElseThrow().id(),
				new CheckInAnswers(null, null, true, true, 4, new CheckInAnswers.Reflections(5, null, null))));
		Supplier<CheckInAnswers> answers = () -> patient.call(() -> this.checkIns.of(path.prescription()))
			.stream()
			.map(CheckIn::answers)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
		Supplier<Integer> measured = () -> patient.call(() -> this.measures.of(path.prescription())).size();

		Seen<Answered> seen = around(158 - 43, this.retention, () -> new Answered(answers.get(), measured.get()));

		assertThat(seen.before().checkIn().reflections().knowMore()).isEqualTo(5);
		assertThat(seen.before().measured()).isOne();
		assertThat(seen.after().checkIn().reflections()).isEqualTo(CheckInAnswers.Reflections.NONE);
		assertThat(seen.after().checkIn().useful()).isEqualTo(4);
		assertThat(seen.after().measured()).isZero();
	}

	private record Answered(CheckInAnswers checkIn, int measured) {
	}

}
