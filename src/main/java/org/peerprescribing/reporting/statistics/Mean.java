package org.peerprescribing.reporting.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its 95 % interval by Student's t (Student, The probable error of a mean,
 * Biometrika 6, 1908, 1-25).
 *
 * @param value the mean
 * @param interval around it
 */
public record Mean(double value, Interval interval) {

	private static final double UPPER = 0.975;

	/**
	 * From sums alone, which is what is left after rounding.
	 * @param n how many, 2 or more
	 * @param sum of the values
	 * @param squares sum of their squares
	 */
	public static Mean of(int n, double sum, double squares) {
		if (n < 2) {
			throw new IllegalArgumentException("An interval needs two values");
		}
		double mean = sum / n;
		// Rounded sums can make the variance a little negative.
		double variance = Math.max(0, (squares - sum * mean) / (n - 1));
		double half = TDistribution.of(n - 1.0).inverseCumulativeProbability(UPPER) * Math.sqrt(variance / n);
		return new Mean(mean, new Interval(mean - half, mean + half));
	}

}
