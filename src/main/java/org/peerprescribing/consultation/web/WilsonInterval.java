package org.peerprescribing.consultation.web;

/**
 * Where a share lies with 95 % confidence, by the score method of E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927) 209-212.
 *
 * @param from 0 to 1
 * @param to from there to 1
 */
record WilsonInterval(double from, double to) {

	/** The normal quantile of 0.975. */
	private static final double Z = 1.959963984540054;

	/**
	 * @param successes 0 to {@code of}
	 * @param of at least 1
	 */
	static WilsonInterval of(int successes, int of) {
		if (of < 1 || successes < 0 || successes > of) {
			throw new IllegalArgumentException("no share");
		}
		double share = (double) successes / of;
		double centre = share + Z * Z / (2 * of);
		double half = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
		double scale = 1 + Z * Z / of;
		return new WilsonInterval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
	}

}
