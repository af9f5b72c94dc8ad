package org.peerprescribing.reporting.statistics;

/**
 * From a lower to an upper limit, both finite and included.
 *
 * @param low the lower limit
 * @param high the upper limit, not below the lower
 */
public record Interval(double low, double high) {

	public Interval {
		if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
			throw new IllegalArgumentException("An interval goes from a lower to an upper limit");
		}
	}

	/** Whether the value lies in it, limits included. */
	public boolean contains(double value) {
		return value >= this.low && value <= this.high;
	}

}
