package org.peerprescribing.reporting.statistics;

/**
 * A proportion with its Wilson score interval at 95 % (E. B. Wilson, Probable inference,
 * the law of succession, and statistical inference, Journal of the American Statistical
 * Association 22, 1927, 209-212).
 *
 * @param value 0 to 1
 * @param low lower limit, 0 to 1
 * @param high upper limit, 0 to 1
 */
public record Proportion(double value, double low, double high) {

	/**
	 * The 0.975 quantile of the standard normal distribution (NIST/SEMATECH e-Handbook of
	 * Statistical Methods, section 1.3.6.7.1).
	 */
	static final double Z = 1.959964;

	/**
	 * @param part 0 to {@code whole}
	 * @param whole 1 or more
	 */
	public static Proportion of(int part, int whole) {
		if (whole < 1 || part < 0 || part > whole) {
			throw new IllegalArgumentException("A part lies within its whole");
		}
		double n = whole;
		double p = part / n;
		double z2 = Z * Z;
		double centre = p + z2 / (2 * n);
		double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
		double scale = 1 + z2 / n;
		return new Proportion(p, Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
	}

}
