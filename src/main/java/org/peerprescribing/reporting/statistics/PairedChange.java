package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * How the same people answered at the start and later: paired answers only. Nothing in it
 * says why they changed.
 *
 * @param paired who answered both times
 * @param baseline who answered at the start, {@code paired} or more
 * @param joined who joined, whether they answered or not
 * @param mean of later minus start; empty below two pairs
 * @param completersBaseline mean at the start of those with both answers
 * @param othersBaseline mean at the start of those without the second
 * @param shift by the minimum important change; empty where none has a source
 */
record PairedChange(int paired, int baseline, int joined, Optional<Mean> mean, OptionalDouble completersBaseline,
		OptionalDouble othersBaseline, Optional<Shift> shift) {

	PairedChange {
		if (paired < 0 || baseline < paired || joined < 0) {
			throw new IllegalArgumentException("Who is paired answered at the start");
		}
	}

	/**
	 * @param pairs those who answered both times
	 * @param unpaired what the others answered at the start
	 * @param joined who joined
	 * @param important what counts as better or worse; empty where no source says so
	 */
	static PairedChange of(List<Pair> pairs, List<Double> unpaired, int joined,
			Optional<MinimumImportantChange> important) {
		double[] changes = pairs.stream().mapToDouble(Pair::change).toArray();
		double sum = 0;
		double squares = 0;
		for (double change : changes) {
			sum += change;
			squares += change * change;
		}
		Optional<Mean> mean = (changes.length < 2) ? Optional.empty()
				: Optional.of(Mean.of(changes.length, sum, squares));
		return new PairedChange(pairs.size(), pairs.size() + unpaired.size(), joined, mean,
				pairs.stream().mapToDouble(Pair::start).average(),
				unpaired.stream().mapToDouble(Double::doubleValue).average(),
				important.map((size) -> Shift.of(changes, size)));
	}

	/**
	 * The answers of one person.
	 *
	 * @param start finite
	 * @param later finite
	 */
	record Pair(double start, double later) {

		Pair {
			if (!Double.isFinite(start) || !Double.isFinite(later)) {
				throw new IllegalArgumentException("Answers are finite");
			}
		}

		double change() {
			return this.later - this.start;
		}

	}

	/**
	 * The least change that people themselves notice.
	 *
	 * @param points more than 0, in points of the instrument
	 * @param lowerIsBetter as with counts of symptoms
	 * @param source where the number was published; never blank
	 */
	record MinimumImportantChange(double points, boolean lowerIsBetter, String source) {

		MinimumImportantChange {
			if (!(points > 0) || !Double.isFinite(points) || source.isBlank()) {
				throw new IllegalArgumentException("A minimum important change needs a size and a source");
			}
		}

	}

	/**
	 * How many changed by at least the minimum important change.
	 *
	 * @param better for the better
	 * @param same by less, either way
	 * @param worse for the worse
	 * @param source of the minimum important change
	 */
	record Shift(int better, int same, int worse, String source) {

		private static Shift of(double[] changes, MinimumImportantChange important) {
			int sign = important.lowerIsBetter() ? -1 : 1;
			int better = count(changes, (change) -> sign * change >= important.points());
			int worse = count(changes, (change) -> sign * change <= -important.points());
			return new Shift(better, changes.length - better - worse, worse, important.source());
		}

		private static int count(double[] changes, DoublePredicate test) {
			return (int) java.util.Arrays.stream(changes).filter(test).count();
		}

	}

}
