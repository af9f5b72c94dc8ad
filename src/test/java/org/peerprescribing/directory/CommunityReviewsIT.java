package org.peerprescribing.directory;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.peerprescribing.directory.Curators.ANA;
import static org.peerprescribing.directory.Curators.BEN;
import static org.peerprescribing.directory.Curators.CLEO;
import static org.peerprescribing.directory.Curators.refuses;

@IntegrationTest
class CommunityReviewsIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private CriteriaCatalogue catalogue;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	private InventedCommunities communities;

	private CommunityId id;

	@BeforeEach
	void propose() {
		this.communities = new InventedCommunities(this.directory, this.reviews, this.clock);
		this.id = this.communities.proposed();
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void findingsAreSavedOneByOneAndSurvive() {
		ReviewId review = this.reviews.start(this.id, ANA);

		this.reviews.record(review, Findings.met("cost"), ANA);
		this.reviews.record(review, Findings.finding("cost", Outcome.NOT_KNOWN), ANA);
		this.reviews.record(review, Findings.met("privacy"), ANA);

		assertThat(this.reviews.start(this.id, ANA)).isEqualTo(review);
		CommunityReview draft = this.reviews.open(this.id).orElseThrow();
		assertThat(draft.state()).isEqualTo(CommunityReview.State.DRAFT);
		assertThat(draft.findings()).hasSize(2);
		assertThat(draft.found("cost")).hasValueSatisfying((found) -> {
			assertThat(found.finding()).isEqualTo(Findings.finding("cost", Outcome.NOT_KNOWN));
			assertThat(found.catalogueVersion()).isEqualTo("1");
			assertThat(found.question()).isEqualTo("What does it cost the member, all in all?");
			assertThat(found.by()).isEqualTo(ANA.name());
		});
		assertThat(this.directory.entry(this.id).orElseThrow().state()).isEqualTo(DirectoryEntry.State.UNDER_REVIEW);
	}

	@Test
	void nonsenseAndOtherPeopleAreRefusedWithThePath() {
		ReviewId review = this.reviews.start(this.id, ANA);

		refuses(Problem.BUSINESS_RULE, "review", () -> this.reviews.start(this.id, BEN));
		refuses(Problem.FORBIDDEN, "reviewer", () -> this.reviews.record(review, Findings.met("cost"), BEN));
		refuses(Problem.FORBIDDEN, "reviewer", () -> this.reviews.submit(review, BEN));
		refuses(Problem.FORBIDDEN, null, () -> this.reviews.start(this.id, Actors.clinician()));
		refuses(Problem.FORBIDDEN, null, () -> this.reviews.approve(review, 0, null, Actors.curator()));
		refuses(Problem.UNKNOWN_CODE, "criterion", () -> this.reviews.record(review, Findings.met("charm"), ANA));
		refuses(Problem.INVALID_VALUE, "outcome",
				() -> this.reviews.record(review, Findings.finding("cost", Outcome.NOT_APPLICABLE), ANA));
		refuses(Problem.INVALID_VALUE, "seenOn", () -> this.reviews.record(review,
				CriterionFinding.of("cost", Outcome.MET, "Seen", null, this.communities.today().plusDays(1)), ANA));
		refuses(Problem.NOT_FOUND, null, () -> this.reviews.start(new CommunityId("no-such-one"), ANA));
	}

	@Test
	void itIsSubmittedOnlyWhenEveryMandatoryCriterionHasAnOutcome() {
		ReviewId review = this.reviews.start(this.id, ANA);

		refuses(Problem.REQUIRED, "criteria.moderation", () -> this.reviews.submit(review, ANA));
		this.catalogue.criteria()
			.stream()
			.filter(Criterion::mandatory)
			.forEach((criterion) -> this.reviews.record(review, Findings.finding(criterion.id(), Outcome.NOT_KNOWN),
					ANA));
		this.reviews.submit(review, ANA);
		this.reviews.submit(review, ANA);

		assertThat(this.reviews.find(review).orElseThrow().submission()).isEqualTo(1);
		refuses(Problem.BUSINESS_RULE, "review", () -> this.reviews.record(review, Findings.met("cost"), ANA));
		refuses(Problem.BUSINESS_RULE, "criteria.moderation", () -> this.reviews.approve(review, 1, null, BEN));
		assertThat(this.reviews.objections(review)).contains("criteria.cost").doesNotContain("criteria.evidence");
	}

	@Test
	void anApprovalIsOfWhatWasSeenAndCanBeSentBackInstead() {
		ReviewId review = Findings.submit(this.reviews, this.id, ANA);

		this.reviews.sendBack(review, 1, "Look at the price again", BEN);
		this.reviews.record(review, Findings.finding("evidence", Outcome.NOT_KNOWN), ANA);
		this.reviews.submit(review, ANA);

		assertThat(this.reviews.find(review).orElseThrow().sentBack())
			.satisfies((back) -> assertThat(back.why()).isEqualTo("Look at the price again"));
		refuses(Problem.STALE_VERSION, "submission", () -> this.reviews.approve(review, 1, null, BEN));
		refuses(Problem.STALE_VERSION, "submission", () -> this.reviews.sendBack(review, 1, "No", BEN));
		refuses(Problem.REQUIRED, "why", () -> this.reviews.sendBack(review, 2, " ", BEN));
		this.reviews.approve(review, 2, null, BEN);
		assertThat(listed()).isTrue();
	}

	@Test
	void theRiskSaysHowLongItCountsAndTheApproverMayOnlyShorten() {
		ReviewId review = Findings.submit(this.reviews, this.id, ANA);
		LocalDate latest = this.communities.today().plusMonths(6);

		assertThat(this.reviews.risk(review).reasons()).containsExactly(VettingRisk.Reason.MENTAL_HEALTH);
		refuses(Problem.INVALID_VALUE, "nextDue", () -> this.reviews.approve(review, 1, latest.plusDays(1), BEN));
		refuses(Problem.INVALID_VALUE, "nextDue", () -> this.reviews.approve(review, 1, this.communities.today(), BEN));
		this.reviews.approve(review, 1, latest.minusDays(3), BEN);
		this.reviews.approve(review, 1, latest.minusDays(3), BEN);
		refuses(Problem.BUSINESS_RULE, "review", () -> this.reviews.approve(review, 1, latest, BEN));

		assertThat(this.directory.entry(this.id).orElseThrow().vetting()).isEqualTo(
				new Vetting(ANA.name(), BEN.name(), this.communities.today(), latest.minusDays(3), false, false));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update directory.vetting set next_due = ? where review = ?")
				.params(Date.valueOf(latest.plusDays(1)), review.value())
				.update())
			.withMessageContaining("due_within_class");
	}

	@Test
	void factsThatChangeAfterTheReviewWantANewLook() {
		ReviewId review = Findings.submit(this.reviews, this.id, ANA);

		this.communities.put(this.id, "peer_only");

		refuses(Problem.BUSINESS_RULE, "facts", () -> this.reviews.approve(review, 1, null, BEN));
		this.reviews.sendBack(review, 1, "The moderation has changed", BEN);
		this.reviews.submit(review, ANA);
		this.reviews.approve(review, 2, null, BEN);
		assertThat(listed()).isTrue();
	}

	@Test
	void aSuspendedOneComesBackOnlyThroughANewReviewApprovedByAnother() {
		CommunityId vetted = this.communities.vetted();
		ReviewId before = Findings.submit(this.reviews, vetted, ANA);
		this.lifecycle.suspend(vetted, "Adverts for a clinic", CLEO);

		refuses(Problem.BUSINESS_RULE, "review", () -> this.reviews.approve(before, 1, null, BEN));
		ReviewId after = Findings.submit(this.reviews, vetted, ANA);
		refuses(Problem.FORBIDDEN, "reviewer", () -> this.reviews.approve(after, 1, null, ANA));
		this.reviews.approve(after, 1, null, BEN);

		assertThat(this.directory.mayBePrescribed(vetted)).isTrue();
		assertThat(this.reviews.find(before).orElseThrow().state()).isEqualTo(CommunityReview.State.ENDED);
	}

	@Test
	void anOldReviewCannotBeApprovedAnyMore() {
		ReviewId review = Findings.submit(this.reviews, this.id, ANA);

		this.clock.forward(Duration.ofDays(190));

		refuses(Problem.INVALID_VALUE, "nextDue", () -> this.reviews.approve(review, 1, null, BEN));
	}

	private boolean listed() {
		return this.directory.snapshot().find(this.id).isPresent();
	}

}
