package org.peerprescribing.reporting.disclosure;

import java.util.HashMap;
import java.util.Map;

/**
 * A reader who knows all rules: for everything released, the values that each quantity
 * can have had, over all raw tables that give the same release.
 */
final class Possible {

	private static final long BELOW = 0xffL;

	private final Map<Object, long[]> values = new HashMap<>();

	/** The quantities, by number, of one of the raw tables behind the release. */
	void add(Object release, int... quantities) {
		long[] seen = this.values.computeIfAbsent(release, (key) -> new long[quantities.length]);
		for (int i = 0; i < quantities.length; i++) {
			seen[i] |= 1L << Math.min(63, quantities[i]);
		}
	}

	/** Whether two values below 8 and two of 8 or more remain. */
	boolean leavesBothSides(Object release, int quantity) {
		long seen = seen(release, quantity);
		return Long.bitCount(seen & BELOW) >= 2 && Long.bitCount(seen & ~BELOW) >= 2;
	}

	/**
	 * Whether two values of 8 or more remain, so that nobody can say that it is small.
	 */
	boolean canBeLarge(Object release, int quantity) {
		return Long.bitCount(seen(release, quantity) & ~BELOW) >= 2;
	}

	boolean canBeBelow(Object release, int quantity) {
		return (seen(release, quantity) & BELOW) != 0;
	}

	private long seen(Object release, int quantity) {
		long[] seen = this.values.get(release);
		return (seen != null) ? seen[quantity] : 0;
	}

}
