package org.peerprescribing.directory.links;

/**
 * Whether a round tells anything. Where more than half of the hosts give no answer at
 * all, it is our own network that is down; and fewer than three hosts tell nothing as
 * soon as one of them is silent.
 *
 * @param hosts how many were asked
 * @param withoutAnswer how many of them were silent
 */
record RoundVerdict(int hosts, int withoutAnswer) {

	private static final int FEWEST = 3;

	boolean isVoid() {
		return this.withoutAnswer > 0 && (this.hosts < FEWEST || this.withoutAnswer * 2 > this.hosts);
	}

}
