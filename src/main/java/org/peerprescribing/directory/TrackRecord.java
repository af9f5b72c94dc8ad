package org.peerprescribing.directory;

/**
 * What came of sending people to a community so far: plain counts, which are what people
 * are shown, and the same counts with older facts weighing less, which are what is
 * compared.
 *
 * @param sent people sent
 * @param joined of those, who joined, by whatever evidence
 * @param answered of those who joined, who answered whether it is useful
 * @param useful of those, who said 4 or 5 of 5
 * @param decayed the same four, each fact halved for every twelve months of its age
 */
public record TrackRecord(int sent, int joined, int answered, int useful, Decayed decayed) {

	public static final TrackRecord NONE = new TrackRecord(0, 0, 0, 0);

	/** All of it from today. */
	public TrackRecord(int sent, int joined, int answered, int useful) {
		this(sent, joined, answered, useful, new Decayed(sent, joined, answered, useful));
	}

	/**
	 * Counts in which a fact of twelve months ago weighs a half.
	 *
	 * @param sent 0 or more
	 * @param joined 0 or more
	 * @param answered 0 or more
	 * @param useful 0 or more
	 */
	public record Decayed(double sent, double joined, double answered, double useful) {
	}

}
