package org.peerprescribing.sandbox.patients;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NeedsTableTests {

	private static final int PEOPLE = 20_000;

	private final NeedsTable needs = new NeedsTable();

	@Test
	void givesDepressionToAboutThirteenInAHundredAdults() {
		long depressed = places()
			.filter((place) -> drawn(place, Sex.MALE, 50)
				.anyMatch((problem) -> this.needs.isDepression(problem.concept().code())))
			.count();

		assertThat(depressed * 100.0 / PEOPLE).isCloseTo(13, within(1.0));
	}

	@Test
	void givesAsthmaAsOftenAsTheTableSays() {
		long withAsthma = places()
			.filter((place) -> drawn(place, Sex.FEMALE, 40).anyMatch((p) -> p.concept().code().equals("195967001")))
			.count();

		assertThat(withAsthma * 100.0 / PEOPLE).isCloseTo(6.5, within(0.7));
	}

	@Test
	void keepsToTheLimitsOfAgeAndSex() {
		List<String> inBoys = places().flatMap((place) -> drawn(place, Sex.MALE, 15))
			.map((problem) -> problem.concept().code())
			.distinct()
			.toList();

		assertThat(inBoys).contains("195967001", "48694002")
			.doesNotContain("35489007", "72366004", "77386006", "52448006", "7200002");
	}

	@Test
	void givesAtMostOneOfAGroup() {
		boolean twice = places().anyMatch((place) -> drawn(place, Sex.MALE, 60)
			.filter((problem) -> this.needs.isDepression(problem.concept().code()))
			.count() > 1);

		assertThat(twice).isFalse();
	}

	@Test
	void recordsNothingInTheFutureOrBeforeBirth() {
		assertThat(places().flatMap((place) -> drawn(place, Sex.FEMALE, 21)))
			.allSatisfy((problem) -> assertThat(problem.recorded()).isBetween(SyntheaPeople.TODAY.minusYears(21),
					SyntheaPeople.TODAY));
	}

	private Stream<Problem> drawn(int place, Sex sex, int age) {
		return this.needs.draw(7, place, sex, age, SyntheaPeople.TODAY).stream();
	}

	private static Stream<Integer> places() {
		return IntStream.range(0, PEOPLE).boxed();
	}

}
