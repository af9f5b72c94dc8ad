package org.peerprescribing.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityReview.State;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.directory.StoredCommunities.Stored;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/** The second person of every vetting. */
@Component
class Approvals {

	private final StoredReviews reviews;

	private final Vettings vettings;

	private final StoredNeeds needs;

	private final StoredCommunities communities;

	private final CriteriaCatalogue catalogue;

	private final Lifecycle lifecycle;

	private final Clock clock;

	Approvals(StoredReviews reviews, Vettings vettings, StoredNeeds needs, StoredCommunities communities,
			CriteriaCatalogue catalogue, Lifecycle lifecycle, Clock clock) {
		this.reviews = reviews;
		this.vettings = vettings;
		this.needs = needs;
		this.communities = communities;
		this.catalogue = catalogue;
		this.lifecycle = lifecycle;
		this.clock = clock;
	}

	List<String> objections(CommunityReview review) {
		return ApprovalRules.objections(row(review), review, this.catalogue);
	}

	VettingRisk risk(CommunityReview review) {
		return risk(row(review), review);
	}

	/**
	 * The community first, then its review: in the order in which everybody locks them.
	 */
	void approve(ReviewId id, int submission, @Nullable LocalDate nextDue, Actor approver) {
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(this.reviews.find(id).orElseThrow(Approvals::notFound).community(), now);
		CommunityReview review = this.reviews.lock(id).orElseThrow(Approvals::notFound);
		if (review.contributors().contains(approver.id())) {
			throw new ProblemException(Problem.FORBIDDEN, "reviewer");
		}
		if (review.submission() == submission && Move.VETTED.contains(row.state())
				&& this.vettings.isApproval(id, approver, nextDue)) {
			return;
		}
		if (review.state() != State.SUBMITTED) {
			throw new ProblemException(Problem.BUSINESS_RULE, "review");
		}
		mustBeSeen(review, submission);
		ApprovalRules.objections(row, review, this.catalogue).stream().findFirst().ifPresent((path) -> {
			throw new ProblemException(Problem.BUSINESS_RULE, path);
		});
		VettingRisk risk = risk(row, review);
		Vetting vetting = vetting(review, risk, nextDue, approver, now);
		boolean returning = this.vettings.approved(review.community()).isPresent();
		Author by = Author.of(approver);
		this.reviews.decide(id, State.APPROVED, by, now);
		this.vettings.add(review, vetting, risk, approver, now);
		this.lifecycle.add(review.community(), CommunityChange.What.REVIEW, "approved", State.SUBMITTED.name(),
				State.APPROVED.name(), "Until " + vetting.nextDue(), by, now);
		this.lifecycle.approve(row, by, returning, now);
		this.lifecycle.changed(review.community(), "approve-community", approver);
	}

	/** Refuses with {@code stale-version} whoever has seen another submission. */
	static void mustBeSeen(CommunityReview review, int submission) {
		if (review.submission() != submission) {
			throw new ProblemException(Problem.STALE_VERSION, "submission");
		}
	}

	private static Vetting vetting(CommunityReview review, VettingRisk risk, @Nullable LocalDate nextDue,
			Actor approver, Instant now) {
		LocalDate reviewedOn = day(Objects.requireNonNull(review.submittedAt()));
		LocalDate latest = risk.latestDue(reviewedOn);
		LocalDate due = (nextDue != null) ? nextDue : latest;
		if (!due.isAfter(day(now)) || due.isAfter(latest)) {
			throw new ProblemException(Problem.INVALID_VALUE, "nextDue");
		}
		boolean suitable = review.found(CriteriaCatalogue.SUITABLE_UNDER_18)
			.filter((found) -> found.finding().outcome() == Outcome.MET)
			.isPresent();
		return new Vetting(review.reviewer(), approver.name(), reviewedOn, due, suitable, review.demonstration());
	}

	private VettingRisk risk(Stored row, CommunityReview review) {
		return VettingRisk.of(row.community(), new NeedHierarchy(this.needs.all()), this.catalogue.criteria(),
				review.findings().stream().map(CommunityReview.Recorded::finding).toList());
	}

	private Stored row(CommunityReview review) {
		return this.communities.find(review.community()).orElseThrow(Approvals::notFound);
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, Listing.LONDON);
	}

	private static ProblemException notFound() {
		return new ProblemException(Problem.NOT_FOUND);
	}

}
