package org.peerprescribing.reporting.disclosure;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubtractionTests {

	private static final long SEED = Long.getLong("seed", 20260401L);

	@Test
	void findsWhatIsLeftOfASum() {
		Subtraction reader = new Subtraction(3);
		reader.publish(Set.of(0, 1, 2));
		reader.publish(Set.of(0));
		assertThat(reader.determined().stream()).containsExactly(0);

		reader.publish(Set.of(1));

		assertThat(reader.determined().stream()).containsExactly(0, 1, 2);
	}

	/** Three sums of two: none shows a cell, all together show each. */
	@Test
	void findsWhatFollowsFromSeveralSumsOnly() {
		Subtraction reader = new Subtraction(3);
		reader.publish(Set.of(0, 1));
		reader.publish(Set.of(1, 2));
		assertThat(reader.determined().isEmpty()).isTrue();

		reader.publish(Set.of(0, 2));

		assertThat(reader.determined().cardinality()).isEqualTo(3);
	}

	@Test
	void findsNothingInASumThatFollowsFromOthers() {
		Subtraction reader = new Subtraction(4);
		reader.publish(Set.of(0, 1));
		reader.publish(Set.of(2, 3));
		reader.publish(Set.of(0, 1, 2, 3));
		reader.publish(Set.of());

		assertThat(reader.determined().isEmpty()).isTrue();
	}

	/** A cell is open where some other table of the same sums has another value in it. */
	@Test
	void agreesWithGoingThroughAllTablesOfTheSameSums() {
		Random random = new Random(SEED);
		for (int n = 0; n < 300; n++) {
			Subtraction reader = new Subtraction(5);
			Set<Set<Integer>> sums = new java.util.HashSet<>();
			for (int i = 0; i < 1 + random.nextInt(5); i++) {
				Set<Integer> sum = new TreeSet<>();
				for (int cell = 0; cell < 5; cell++) {
					if (random.nextBoolean()) {
						sum.add(cell);
					}
				}
				sums.add(sum);
				reader.publish(sum);
			}
			boolean[] open = new boolean[5];
			// Differences of up to 2 in each cell that leave every sum as it is.
			for (int code = 0; code < 3125; code++) {
				int[] change = { code % 5 - 2, code / 5 % 5 - 2, code / 25 % 5 - 2, code / 125 % 5 - 2,
						code / 625 % 5 - 2 };
				if (sums.stream().allMatch((sum) -> sum.stream().mapToInt((cell) -> change[cell]).sum() == 0)) {
					for (int cell = 0; cell < 5; cell++) {
						open[cell] |= change[cell] != 0;
					}
				}
			}
			for (int cell = 0; cell < 5; cell++) {
				assertThat(reader.determined().get(cell)).as("seed %s, table %s", SEED, n).isNotEqualTo(open[cell]);
			}
		}
	}

}
