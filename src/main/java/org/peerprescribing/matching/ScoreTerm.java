package org.peerprescribing.matching;

import java.util.List;

/**
 * One term of the score: its points, and what was found.
 *
 * @param kind which term
 * @param points what it gives here, 0 to {@code most}, with one decimal
 * @param most what it can give
 * @param findings why, at least one
 */
public record ScoreTerm(Kind kind, double points, double most, List<Finding> findings) {

	public ScoreTerm {
		findings = List.copyOf(findings);
	}

	/** What this term falls short of the most it can give. */
	double lost() {
		return this.most - this.points;
	}

	/** The terms of the score, which add up to at most 100. */
	public enum Kind {

		TOPIC, SUPPORT, MODERATION, SIMILARITY, ACTIVITY, ACCESS, TRACK_RECORD

	}

}
