package org.peerprescribing.directory;

import java.time.LocalDate;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;

import org.springframework.context.ApplicationContext;

/**
 * Vets communities for demonstration, as the sandbox allows: a whole review in one step,
 * which nobody has made and which says so.
 */
public final class Demonstration {

	private Demonstration() {
	}

	/** A whole review that waits for somebody else's approval. */
	public static void review(CommunityReviews reviews, CommunityId id, boolean suitableUnder18, Actor reviewer) {
		reviews.demonstrate(id, suitableUnder18, reviewer);
	}

	/** Approves the review that waits, until that day. */
	public static void approve(CommunityReviews reviews, CommunityId id, LocalDate nextDue, Actor approver) {
		CommunityReview waiting = reviews.open(id)
			.orElseThrow(() -> new ProblemException(Problem.BUSINESS_RULE, "review"));
		reviews.approve(waiting.id(), waiting.submission(), nextDue, approver);
	}

	/** Vetted for as long as its risk allows, unless a review of it is open already. */
	public static void vet(CommunityReviews reviews, CommunityId id) {
		ReviewId review = reviews.demonstrate(id, false, Actors.curator());
		reviews.approve(review, 1, null, Actors.approver());
	}

	/** As above. */
	public static void vet(ApplicationContext context, CommunityId id) {
		vet(context.getBean(CommunityReviews.class), id);
	}

}
