package org.peerprescribing.outcomes.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Nothing is added up that stands by itself, and nothing is made up that is missing. */
class ScoringTests {

	private static final Instruments SHIPPED = new Instruments(new OutcomeSettings(List.of("ons4", "ucla3"), Map.of()));

	private static final List<String> THREE = List.of("companionship", "left-out", "isolated");

	@Test
	void addsTheThreeItemsOfLonelinessFromThreeToNine() {
		assertThat(ucla(1, 1, 1).total()).isEqualTo(3);
		assertThat(ucla(3, 3, 3).total()).isEqualTo(9);
		assertThat(ucla(1, 2, 3).total()).isEqualTo(6);
	}

	@Test
	void leavesTheDirectQuestionOutOfTheTotal() {
		Score score = instrument("ucla3").score(Map.of("companionship", 1, "left-out", 1, "isolated", 1, "lonely", 5));

		assertThat(score.total()).isEqualTo(3);
		assertThat(score.missing()).isEmpty();
	}

	@Test
	void givesNoTotalWhereOneOfTheThreeIsMissing() {
		Score score = instrument("ucla3").score(Map.of("companionship", 3, "isolated", 3, "lonely", 5));

		assertThat(score.total()).isNull();
		assertThat(score.missing()).containsExactly("left-out");
	}

	@Test
	void neverAddsUpTheFourOfWellBeing() {
		Score score = instrument("ons4").score(Map.of("satisfied", 7, "worthwhile", 8, "happy", 6, "anxious", 0));

		assertThat(score.total()).isNull();
		assertThat(score.items())
			.containsExactlyInAnyOrderEntriesOf(Map.of("satisfied", 7, "worthwhile", 8, "happy", 6, "anxious", 0));
	}

	@Test
	void refusesWhatIsNotOfferedAndWhatIsNotAsked() {
		assertThatIllegalArgumentException().isThrownBy(() -> instrument("ons4").score(Map.of("happy", 11)));
		assertThatIllegalArgumentException().isThrownBy(() -> instrument("ons4").score(Map.of("happy", -1)));
		assertThatIllegalArgumentException().isThrownBy(() -> instrument("ucla3").score(Map.of("left-out", 0)));
		assertThatIllegalArgumentException().isThrownBy(() -> instrument("ucla3").score(Map.of("sad", 1)));
	}

	/** Any answers, some missing, in any order. */
	@Test
	void keepsWithinBoundsNamesWhatIsMissingAndMindsNoOrder() {
		long seed = System.nanoTime();
		System.out.println("scoring seed " + seed);
		Random random = new Random(seed);
		for (int run = 0; run < 2000; run++) {
			Instrument instrument = instrument(random.nextBoolean() ? "ucla3" : "ons4");
			Map<String, Integer> answers = new HashMap<>();
			for (Instrument.Item item : instrument.items()) {
				if (random.nextInt(4) > 0) {
					answers.put(item.linkId(), item.options().get(random.nextInt(item.options().size())).value());
				}
			}

			Score score = instrument.score(answers);

			assertThat(score.items()).as("seed %d", seed).isEqualTo(answers);
			assertThat(score.missing()).as("seed %d", seed)
				.hasSize(instrument.items().size() - answers.size())
				.noneMatch(answers::containsKey);
			boolean complete = instrument.id().equals("ucla3") && answers.keySet().containsAll(THREE);
			if (complete) {
				assertThat(score.total()).as("seed %d", seed)
					.isBetween(3, 9)
					.isEqualTo(THREE.stream().mapToInt(answers::get).sum());
			}
			else {
				assertThat(score.total()).as("seed %d", seed).isNull();
			}
			assertThat(instrument.score(shuffled(answers, random))).as("seed %d", seed).isEqualTo(score);
		}
	}

	private static Map<String, Integer> shuffled(Map<String, Integer> answers, Random random) {
		List<String> order = new ArrayList<>(answers.keySet());
		Collections.shuffle(order, random);
		Map<String, Integer> shuffled = new LinkedHashMap<>();
		order.forEach((linkId) -> shuffled.put(linkId, answers.get(linkId)));
		return shuffled;
	}

	private static Score ucla(int companionship, int leftOut, int isolated) {
		return instrument("ucla3")
			.score(Map.of("companionship", companionship, "left-out", leftOut, "isolated", isolated));
	}

	private static Instrument instrument(String id) {
		return SHIPPED.find(id).orElseThrow();
	}

}
