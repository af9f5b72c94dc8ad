package org.peerprescribing.reporting.disclosure;

import java.util.Map;
import java.util.Set;

import org.peerprescribing.shared.OdsCode;

/**
 * A network's cell that is nearly all one practice's says of that practice what its own
 * row would say, so it is shown only where that row's cell is.
 */
final class Dominance {

	/** In percent of the cell; above it the cell counts as the practice's. */
	private static final int LARGEST_SHARE = 85;

	private Dominance() {
	}

	/**
	 * @param cell what the network's cell would show
	 * @param counts by each practice of the network; their sum is the cell's raw count
	 * @param shown the practices whose own cell is shown
	 */
	static Figure ofNetwork(Figure cell, Map<OdsCode, Integer> counts, Set<OdsCode> shown) {
		long sum = counts.values().stream().mapToLong(Integer::longValue).sum();
		boolean dominated = counts.entrySet()
			.stream()
			.anyMatch((practice) -> 100L * practice.getValue() > LARGEST_SHARE * sum
					&& !shown.contains(practice.getKey()));
		return dominated ? Figure.HIDDEN : cell;
	}

}
