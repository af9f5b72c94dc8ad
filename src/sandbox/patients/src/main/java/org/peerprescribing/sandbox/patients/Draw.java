package org.peerprescribing.sandbox.patients;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * Seeded chance for one aspect of one patient. Each aspect has its own stream, so that a
 * new question asked about names does not change anybody's illnesses.
 */
final class Draw {

	private final Random random;

	private Draw(Random random) {
		this.random = random;
	}

	static Draw of(long seed, int place, String aspect) {
		return new Draw(new Random(stableId(seed + "/" + place + "/" + aspect).getMostSignificantBits()));
	}

	/** An id that depends on the name alone. */
	static UUID stableId(String name) {
		return UUID.nameUUIDFromBytes(("peerprescribing-sandbox/" + name).getBytes(StandardCharsets.UTF_8));
	}

	/** True in this many of a hundred cases. */
	boolean percent(double percent) {
		return this.random.nextDouble() * 100 < percent;
	}

	/** A whole number from {@code low} to {@code high}, both included. */
	int between(int low, int high) {
		return low + this.random.nextInt(high - low + 1);
	}

	<T> T oneOf(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	<T> T weighted(List<T> choices, ToDoubleFunction<T> weight) {
		double point = this.random.nextDouble() * choices.stream().mapToDouble(weight).sum();
		for (T choice : choices) {
			point -= weight.applyAsDouble(choice);
			if (point < 0) {
				return choice;
			}
		}
		return choices.get(choices.size() - 1);
	}

}
