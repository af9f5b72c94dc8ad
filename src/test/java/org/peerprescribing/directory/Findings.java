package org.peerprescribing.directory;

import java.time.LocalDate;

import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.identity.Actor;

/** Findings of reviews as a curator saves them. */
public final class Findings {

	private static final LocalDate SEEN = LocalDate.of(2026, 11, 2);

	private Findings() {
	}

	/** Met, seen on a page. */
	public static CriterionFinding met(String criterion) {
		return finding(criterion, Outcome.MET);
	}

	public static CriterionFinding finding(String criterion, Outcome outcome) {
		return CriterionFinding.of(criterion, outcome, "Seen", "https://example.org/" + criterion, SEEN);
	}

	/** Everything met but that it is for under 18. */
	public static void saveAll(CommunityReviews reviews, ReviewId review, Actor reviewer) {
		for (Criterion criterion : reviews.criteria()) {
			boolean adults = criterion.id().equals(CriteriaCatalogue.SUITABLE_UNDER_18);
			reviews.record(review, finding(criterion.id(), adults ? Outcome.NOT_MET : Outcome.MET), reviewer);
		}
	}

	/** A review in earnest that waits for approval. */
	public static ReviewId submit(CommunityReviews reviews, CommunityId community, Actor reviewer) {
		ReviewId review = reviews.start(community, reviewer);
		saveAll(reviews, review, reviewer);
		reviews.submit(review, reviewer);
		return review;
	}

}
