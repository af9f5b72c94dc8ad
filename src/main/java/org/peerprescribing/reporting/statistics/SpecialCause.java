package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Why a point is not common cause variation, in the order in which the causes are tried.
 * Rules and order are those of NHS England's Making Data Count.
 */
public enum SpecialCause {

	/** Outside an outer limit. */
	OUTSIDE_LIMIT,
	/** Part of seven points of which each is higher, or each lower, than the last. */
	TREND,
	/**
	 * One of two or three points between an inner and an outer limit, out of three in a
	 * row on one side of the mean.
	 */
	TWO_OF_THREE,
	/** Part of seven points in a row on one side of the mean. */
	SHIFT,
	/** No pattern: the point is within what chance alone would do. */
	NONE;

	private static final int RUN = 7;

	/** Of one point among the points that share its limits. */
	static Signal of(int point, List<Double> values, XmrLimits limits) {
		double value = values.get(point);
		if (!limits.outer().contains(value)) {
			return new Signal(OUTSIDE_LIMIT, value > limits.mean());
		}
		for (boolean high : new boolean[] { true, false }) {
			int sign = high ? 1 : -1;
			if (inRun(point, RUN, values.size(), (start) -> rises(start, values, sign))) {
				return new Signal(TREND, high);
			}
		}
		boolean high = value > limits.mean();
		if (isNearLimit(value, limits)
				&& inRun(point, 3, values.size(), (start) -> twoOfThree(start, values, limits, high))) {
			return new Signal(TWO_OF_THREE, high);
		}
		if (inRun(point, RUN, values.size(), (start) -> onOneSide(start, RUN, values, limits, high))) {
			return new Signal(SHIFT, high);
		}
		return new Signal(NONE, high);
	}

	/** Whether some window of that length that holds the point passes the test. */
	private static boolean inRun(int point, int length, int size, IntPredicate startsOne) {
		return IntStream.rangeClosed(Math.max(0, point - length + 1), Math.min(point, size - length))
			.anyMatch(startsOne);
	}

	private static boolean rises(int start, List<Double> values, int sign) {
		return IntStream.range(start + 1, start + RUN).allMatch((i) -> sign * (values.get(i) - values.get(i - 1)) > 0);
	}

	private static boolean twoOfThree(int start, List<Double> values, XmrLimits limits, boolean high) {
		return onOneSide(start, 3, values, limits, high)
				&& IntStream.range(start, start + 3).filter((i) -> isNearLimit(values.get(i), limits)).count() >= 2;
	}

	private static boolean onOneSide(int start, int length, List<Double> values, XmrLimits limits, boolean high) {
		return IntStream.range(start, start + length)
			.allMatch((i) -> high ? values.get(i) > limits.mean() : values.get(i) < limits.mean());
	}

	private static boolean isNearLimit(double value, XmrLimits limits) {
		return limits.outer().contains(value) && !limits.inner().contains(value);
	}

	/**
	 * A cause with its direction.
	 *
	 * @param cause which
	 * @param high above the mean, or rising
	 */
	record Signal(SpecialCause cause, boolean high) {
	}

}
