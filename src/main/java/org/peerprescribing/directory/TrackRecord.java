package org.peerprescribing.directory;

/**
 * What came of sending people to a community so far.
 *
 * @param sent people sent
 * @param joined of those, who joined, by whatever evidence
 * @param answered of those who joined, who answered whether it is useful
 * @param useful of those, who said 4 or 5 of 5
 */
public record TrackRecord(int sent, int joined, int answered, int useful) {

	public static final TrackRecord NONE = new TrackRecord(0, 0, 0, 0);

}
