package org.peerprescribing.reporting.statistics;

import java.util.Comparator;
import java.util.List;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Practices against what chance alone would do to practices of their size: exact binomial
 * limits about the share of all together (D. J. Spiegelhalter, Funnel plots for comparing
 * institutional performance, Statistics in Medicine 24, 2005, 1185-1202, appendix A.1).
 * Places stand in the order of their names; there is no ranking.
 *
 * @param centre the share of all places together, 0 to 1
 * @param places in the order of their names
 */
public record FunnelPlot(double centre, List<Place> places) {

	private static final double TAIL_95 = 0.025;

	private static final double TAIL_998 = 0.001;

	public FunnelPlot {
		if (!(centre >= 0 && centre <= 1)) {
			throw new IllegalArgumentException("A share lies between 0 and 1");
		}
		places = places.stream().sorted(Comparator.comparing(Place::name)).toList();
	}

	/**
	 * @param places at least one
	 */
	public static FunnelPlot of(List<Place> places) {
		int parts = places.stream().mapToInt(Place::part).sum();
		int wholes = places.stream().mapToInt(Place::whole).sum();
		if (wholes == 0) {
			throw new IllegalArgumentException("A funnel plot needs a place");
		}
		return new FunnelPlot(parts / (double) wholes, places);
	}

	/** The shares between which 95 % of places of that size lie by chance. */
	public Interval limits95(int whole) {
		return limits(whole, TAIL_95);
	}

	/** The shares between which 99.8 % of places of that size lie by chance. */
	public Interval limits998(int whole) {
		return limits(whole, TAIL_998);
	}

	/** Where a place lies. */
	public Position position(Place place) {
		double share = place.share();
		if (!limits998(place.whole()).contains(share)) {
			return (share > this.centre) ? Position.ABOVE_998 : Position.BELOW_998;
		}
		if (!limits95(place.whole()).contains(share)) {
			return (share > this.centre) ? Position.ABOVE_95 : Position.BELOW_95;
		}
		return Position.WITHIN;
	}

	private Interval limits(int whole, double tail) {
		if (this.centre == 0 || this.centre == 1) {
			return new Interval(this.centre, this.centre);
		}
		BinomialDistribution counts = BinomialDistribution.of(whole, this.centre);
		return new Interval(limit(counts, tail), limit(counts, 1 - tail));
	}

	/**
	 * Between two counts the limit is interpolated, so that it does not jump from one
	 * size to the next.
	 */
	private static double limit(BinomialDistribution counts, double probability) {
		int count = counts.inverseCumulativeProbability(probability);
		double over = (counts.cumulativeProbability(count) - probability) / counts.probability(count);
		return Math.max(0, (count - over) / counts.getNumberOfTrials());
	}

	/** Where a place lies; beyond 99.8 % is beyond 95 % too. */
	public enum Position {

		WITHIN, ABOVE_95, BELOW_95, ABOVE_998, BELOW_998

	}

	/**
	 * One place.
	 *
	 * @param name as shown
	 * @param part 0 to {@code whole}
	 * @param whole 1 or more
	 */
	public record Place(String name, int part, int whole) {

		public Place {
			if (whole < 1 || part < 0 || part > whole) {
				throw new IllegalArgumentException("A part lies within its whole");
			}
		}

		/** 0 to 1. */
		public double share() {
			return this.part / (double) this.whole;
		}

	}

}
