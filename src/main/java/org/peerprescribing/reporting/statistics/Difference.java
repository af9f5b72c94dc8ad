package org.peerprescribing.reporting.statistics;

/**
 * The difference of two independent proportions with its hybrid score interval at 95 %
 * (R. G. Newcombe, Interval estimation for the difference between independent
 * proportions: comparison of eleven methods, Statistics in Medicine 17, 1998, 873-890,
 * method 10).
 *
 * @param value the first minus the second, -1 to 1
 * @param interval within -1 and 1
 */
record Difference(double value, Interval interval) {

	static Difference of(Proportion first, Proportion second) {
		double value = first.value() - second.value();
		double below = Math.hypot(first.value() - first.low(), second.high() - second.value());
		double above = Math.hypot(first.high() - first.value(), second.value() - second.low());
		return new Difference(value, new Interval(Math.max(-1, value - below), Math.min(1, value + above)));
	}

}
