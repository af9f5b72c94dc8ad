package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The limits of an XmR chart: the mean, and 2.66 mean moving ranges to either side of it
 * (D. J. Wheeler, Understanding Variation, 1993; NHS England, Making Data Count). Inner
 * limits lie at two thirds of that distance.
 *
 * @param mean the centre line
 * @param meanMovingRange mean distance between one point and the next, 0 or more
 */
public record XmrLimits(double mean, double meanMovingRange) {

	/** 3 / 1.128, which turns a mean range of two into three standard deviations. */
	private static final double THREE_SIGMA = 2.66;

	/** A moving range beyond this many means of them is an outlier. */
	private static final double OUTLYING_RANGE = 3.27;

	public XmrLimits {
		if (!Double.isFinite(mean) || !Double.isFinite(meanMovingRange) || meanMovingRange < 0) {
			throw new IllegalArgumentException("Limits are finite, and a range is not negative");
		}
	}

	/**
	 * @param values two or more, in order of time
	 * @param screened whether moving ranges above 3.27 times their mean are left out,
	 * once
	 */
	static XmrLimits of(List<Double> values, boolean screened) {
		if (values.size() < 2) {
			throw new IllegalArgumentException("Limits need two points");
		}
		double[] ranges = IntStream.range(1, values.size())
			.mapToDouble((i) -> Math.abs(values.get(i) - values.get(i - 1)))
			.toArray();
		double all = mean(ranges);
		double[] kept = IntStream.range(0, ranges.length)
			.mapToDouble((i) -> ranges[i])
			.filter((range) -> !screened || range <= OUTLYING_RANGE * all)
			.toArray();
		return new XmrLimits(mean(values.stream().mapToDouble(Double::doubleValue).toArray()), mean(kept));
	}

	/** Between them a point is common cause, unless it is part of a pattern. */
	public Interval outer() {
		return around(THREE_SIGMA * this.meanMovingRange);
	}

	/** Beyond them, and within the outer ones, two of three points are a signal. */
	public Interval inner() {
		return around(THREE_SIGMA * this.meanMovingRange * 2 / 3);
	}

	private Interval around(double distance) {
		return new Interval(this.mean - distance, this.mean + distance);
	}

	private static double mean(double[] values) {
		double sum = 0;
		for (double value : values) {
			sum += value;
		}
		return sum / values.length;
	}

}
