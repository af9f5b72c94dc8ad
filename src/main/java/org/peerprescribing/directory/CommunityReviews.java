package org.peerprescribing.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityReview.State;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.directory.StoredCommunities.Stored;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews against the criteria catalogue: started by a curator, saved finding by finding,
 * submitted whole, approved by somebody else. Every command is audited and stands in the
 * history with its author; each refuses with {@code not-found} what does not exist.
 */
@Service
@Transactional
public class CommunityReviews {

	private final StoredReviews reviews;

	private final CriteriaCatalogue catalogue;

	private final Approvals approvals;

	private final Lifecycle lifecycle;

	private final SandboxMark mark;

	private final Clock clock;

	CommunityReviews(StoredReviews reviews, CriteriaCatalogue catalogue, Approvals approvals, Lifecycle lifecycle,
			SandboxMark mark, Clock clock) {
		this.reviews = reviews;
		this.catalogue = catalogue;
		this.approvals = approvals;
		this.lifecycle = lifecycle;
		this.mark = mark;
		this.clock = clock;
	}

	/** What is asked now, in the order of the catalogue. */
	@Transactional(readOnly = true)
	public List<Criterion> criteria() {
		return this.catalogue.criteria();
	}

	/** The open review of a community: a draft or one that waits for approval. */
	@Transactional(readOnly = true)
	public Optional<CommunityReview> open(CommunityId community) {
		return this.reviews.open(community);
	}

	/** All open reviews, the one started first at the top. */
	@Transactional(readOnly = true)
	public List<CommunityReview> allOpen() {
		return this.reviews.open();
	}

	@Transactional(readOnly = true)
	public Optional<CommunityReview> find(ReviewId id) {
		return this.reviews.find(id);
	}

	/** Every review of a community, newest first. */
	@Transactional(readOnly = true)
	public List<CommunityReview> of(CommunityId community) {
		return this.reviews.of(community);
	}

	/**
	 * What stands in the way of an approval now, whoever gives it; empty where nothing
	 * does. The words are the paths with which {@link #approve} refuses: {@code review},
	 * {@code safety}, {@code facts}, {@code cost}, {@code address},
	 * {@code criteria.<id>}.
	 */
	@Transactional(readOnly = true)
	public List<String> objections(ReviewId id) {
		return this.approvals.objections(must(this.reviews.find(id)));
	}

	/** The risk class with its reasons, from the facts and findings as they are now. */
	@Transactional(readOnly = true)
	public VettingRisk risk(ReviewId id) {
		return this.approvals.risk(must(this.reviews.find(id)));
	}

	/**
	 * Starts a review, or gives back the draft of this community where it is the same
	 * person's. Refuses with {@code business-rule}: at {@code review} where another one
	 * is open, at {@code state} a closed community. A vetting still in force goes on
	 * meanwhile.
	 */
	public ReviewId start(CommunityId community, Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		return start(community, false, reviewer);
	}

	/**
	 * The review is somebody else's from now on; none of those who had it may approve it.
	 * Refuses with {@code business-rule} one that is no draft.
	 */
	public void takeOver(ReviewId id, Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		CommunityReview review = draft(id);
		if (review.reviewerId().equals(reviewer.id())) {
			return;
		}
		this.reviews.takeOver(id, reviewer, this.clock.instant());
		step(review, "taken-over", review.reviewer(), reviewer.name(), null, reviewer);
		this.lifecycle.audited(review.community(), "take-over-review", reviewer);
	}

	/**
	 * Saves one finding of a draft over the one before; the same once more changes
	 * nothing. Refuses with {@code forbidden} whoever is not the reviewer, with
	 * {@code unknown-code} a criterion that is not asked, and with {@code invalid-value}
	 * at {@code outcome} what always applies, and at {@code seenOn} a day in the future.
	 */
	public void record(ReviewId id, CriterionFinding finding, Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		CommunityReview review = own(draft(id), reviewer);
		Criterion criterion = this.catalogue.mustFind(finding.criterion());
		criterion.mustAllow(finding, day(this.clock.instant()));
		Optional<CommunityReview.Recorded> before = review.found(criterion.id());
		if (before.filter(
				(saved) -> saved.finding().equals(finding) && saved.catalogueVersion().equals(this.catalogue.version()))
			.isPresent()) {
			return;
		}
		save(review, finding, criterion, reviewer);
		this.lifecycle.audited(review.community(), "record-finding", reviewer);
	}

	/**
	 * Hands the review to whoever approves, with a task for them. Refuses with
	 * {@code forbidden} whoever is not the reviewer, and with {@code required} at
	 * {@code criteria.<id>} a mandatory criterion without an outcome. Twice changes
	 * nothing.
	 */
	public void submit(ReviewId id, Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		CommunityReview review = own(locked(id), reviewer);
		if (review.state() == State.SUBMITTED) {
			return;
		}
		mustBe(review, State.DRAFT);
		ApprovalRules.unanswered(review, this.catalogue).stream().findFirst().ifPresent((path) -> {
			throw new ProblemException(Problem.REQUIRED, path);
		});
		this.reviews.submit(id, this.clock.instant());
		step(review, "submitted", State.DRAFT.name(), State.SUBMITTED.name(), null, reviewer);
		this.lifecycle.askApprovers(review.community());
		this.lifecycle.audited(review.community(), "submit-review", reviewer);
	}

	/**
	 * An approver, or the reviewer, wants it looked at again. Refuses with
	 * {@code stale-version} another submission than the one that was seen.
	 * @param submission the submission that was seen
	 * @param why at most 500 characters; must not be empty
	 */
	public void sendBack(ReviewId id, int submission, String why, Actor by) {
		String reason = Notes.required("why", why);
		CommunityReview review = locked(id);
		if (!(by.is(Role.CURATOR) && review.reviewerId().equals(by.id()))) {
			by.mustBe(Role.APPROVER);
		}
		mustBe(review, State.SUBMITTED);
		Approvals.mustBeSeen(review, submission);
		this.reviews.sendBack(id, reason, by, this.clock.instant());
		this.lifecycle.approversAnswered(review.community(), Author.of(by));
		step(review, "sent-back", State.SUBMITTED.name(), State.DRAFT.name(), reason, by);
		this.lifecycle.audited(review.community(), "send-back-review", by);
	}

	/**
	 * Approves a submitted review: the community is listed, unless it is paused for
	 * another reason. Refuses with {@code forbidden} at {@code reviewer} everybody whose
	 * review it ever was, with {@code stale-version} another submission than the one that
	 * was seen, with {@code business-rule} each of the {@link #objections}, and with
	 * {@code invalid-value} a day that is not after today or later than the risk class
	 * allows. The same approval once more changes nothing while it counts.
	 * @param submission the submission that was seen
	 * @param nextDue first day on which it no longer counts, Europe/London; null for the
	 * last one that the risk class allows
	 */
	public void approve(ReviewId id, int submission, @Nullable LocalDate nextDue, Actor approver) {
		approver.mustBe(Role.APPROVER);
		this.approvals.approve(id, submission, nextDue, approver);
	}

	/**
	 * A whole review that nobody has made, marked as such, for the sandbox alone: refuses
	 * with {@code forbidden} anywhere else.
	 */
	ReviewId demonstrate(CommunityId community, boolean suitableUnder18, Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		if (!this.mark.sandbox()) {
			throw new ProblemException(Problem.FORBIDDEN, "sandbox");
		}
		ReviewId id = start(community, true, reviewer);
		CommunityReview review = own(draft(id), reviewer);
		for (Criterion criterion : this.catalogue.criteria()) {
			boolean met = suitableUnder18 || !criterion.id().equals(CriteriaCatalogue.SUITABLE_UNDER_18);
			save(review, new CriterionFinding(criterion.id(), met ? Outcome.MET : Outcome.NOT_MET,
					"Demonstration: nobody has looked", null, day(this.clock.instant())), criterion, reviewer);
		}
		submit(id, reviewer);
		return id;
	}

	private ReviewId start(CommunityId community, boolean demonstration, Actor reviewer) {
		Instant now = this.clock.instant();
		Stored row = this.lifecycle.lock(community, now);
		Optional<CommunityReview> open = this.reviews.open(community);
		if (open.isPresent()) {
			CommunityReview there = open.get();
			if (there.reviewerId().equals(reviewer.id()) && there.demonstration() == demonstration
					&& there.state() == State.DRAFT) {
				return there.id();
			}
			throw new ProblemException(Problem.BUSINESS_RULE, "review");
		}
		this.lifecycle.move(row, Move.BEGIN_REVIEW, Author.of(reviewer), null, now);
		ReviewId id = this.reviews.add(community, demonstration, reviewer, now);
		step(must(this.reviews.find(id)), "started", null, State.DRAFT.name(), null, reviewer);
		this.lifecycle.changed(community, "start-review", reviewer);
		return id;
	}

	private void save(CommunityReview review, CriterionFinding finding, Criterion criterion, Actor reviewer) {
		Instant now = this.clock.instant();
		this.reviews.put(review.id(), finding, criterion, this.catalogue.version(), reviewer, now);
		String before = review.found(criterion.id()).map((found) -> found.finding().outcome().name()).orElse(null);
		this.lifecycle.add(review.community(), CommunityChange.What.FINDING, criterion.id(), before,
				finding.outcome().name(), finding.note().isEmpty() ? null : finding.note(), Author.of(reviewer), now);
	}

	private void step(CommunityReview review, String step, @Nullable String before, @Nullable String after,
			@Nullable String note, Actor by) {
		this.lifecycle.add(review.community(), CommunityChange.What.REVIEW, step, before, after, note, Author.of(by),
				this.clock.instant());
	}

	private CommunityReview draft(ReviewId id) {
		CommunityReview review = locked(id);
		mustBe(review, State.DRAFT);
		return review;
	}

	private CommunityReview locked(ReviewId id) {
		return must(this.reviews.lock(id));
	}

	private static CommunityReview own(CommunityReview review, Actor reviewer) {
		if (!review.reviewerId().equals(reviewer.id())) {
			throw new ProblemException(Problem.FORBIDDEN, "reviewer");
		}
		return review;
	}

	private static void mustBe(CommunityReview review, State state) {
		if (review.state() != state) {
			throw new ProblemException(Problem.BUSINESS_RULE, "review");
		}
	}

	private static <T> T must(Optional<T> found) {
		return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, Listing.LONDON);
	}

}
