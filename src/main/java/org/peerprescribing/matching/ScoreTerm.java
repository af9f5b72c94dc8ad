package org.peerprescribing.matching;

/**
 * One term of the score, in points and in words.
 *
 * @param kind which term
 * @param points what it gives here, 0 to {@code most}
 * @param most what it can give
 * @param words the same for a clinician to read, a short clause
 */
public record ScoreTerm(Kind kind, double points, double most, String words) {

	/** The terms of the score, which add up to at most 100. */
	public enum Kind {

		TOPIC, SUPPORT, MODERATION, SIMILARITY, ACTIVITY, ACCESS, TRACK_RECORD

	}

}
