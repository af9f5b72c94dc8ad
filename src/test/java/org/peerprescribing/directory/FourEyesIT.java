package org.peerprescribing.directory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.peerprescribing.directory.Curators.ANA;
import static org.peerprescribing.directory.Curators.BEN;
import static org.peerprescribing.directory.Curators.CLEO;
import static org.peerprescribing.directory.Curators.refuses;

/** Nobody approves what they have reviewed, however they go about it. */
@IntegrationTest
class FourEyesIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private StoredReviews stored;

	@Autowired
	private CriteriaCatalogue catalogue;

	@Autowired
	private Approvals approvals;

	@Autowired
	private Lifecycle moves;

	@Autowired
	private MovableClock clock;

	private InventedCommunities communities;

	private CommunityId id;

	@BeforeEach
	void propose() {
		this.communities = new InventedCommunities(this.directory, this.reviews, this.clock);
		this.id = this.communities.proposed();
	}

	@Test
	void nobodyWhoseReviewItEverWasMayApproveIt() {
		ReviewId review = this.reviews.start(this.id, ANA);
		this.reviews.takeOver(review, BEN);
		Findings.saveAll(this.reviews, review, BEN);
		this.reviews.submit(review, BEN);

		refuses(Problem.FORBIDDEN, "reviewer", () -> this.reviews.approve(review, 1, null, ANA));
		refuses(Problem.FORBIDDEN, "reviewer", () -> this.reviews.approve(review, 1, null, BEN));
		assertThat(listed()).isFalse();
		this.reviews.approve(review, 1, null, CLEO);
		assertThat(listed()).isTrue();
	}

	@Test
	void theDatabaseItselfRefusesAnApprovalByAnybodyWhoseReviewItWas() {
		ReviewId review = this.reviews.start(this.id, ANA);
		this.reviews.takeOver(review, BEN);
		Findings.saveAll(this.reviews, review, BEN);
		this.reviews.submit(review, BEN);

		for (Actor one : List.of(ANA, BEN)) {
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> this.stored.decide(review, CommunityReview.State.APPROVED, Author.of(one),
						this.clock.instant()))
				.withMessageContaining("four_eyes");
		}
	}

	@Test
	void ofManyWhoDecideAtOnceOneDoes() throws Exception {
		for (int round = 0; round < 10; round++) {
			CommunityId other = this.communities.proposed();
			ReviewId review = Findings.submit(this.reviews, other, ANA);

			List<Problem> refusals = atOnce(() -> this.reviews.approve(review, 1, null, BEN),
					() -> this.reviews.approve(review, 1, null, CLEO), () -> this.reviews.approve(review, 1, null, ANA),
					() -> this.reviews.sendBack(review, 1, "Again", CLEO), () -> this.reviews.takeOver(review, BEN));

			// Sent back first, BEN may have it before he approves: then nobody does.
			CommunityReview after = this.reviews.find(review).orElseThrow();
			boolean approved = after.state() == CommunityReview.State.APPROVED;
			assertThat(this.directory.mayBePrescribed(other)).isEqualTo(approved);
			assertThat(this.reviews.of(other)).hasSize(1);
			assertThat(after.contributors()).contains(ANA.id());
			assertThat(refusals).contains(Problem.FORBIDDEN).hasSizeGreaterThanOrEqualTo(approved ? 4 : 3);
			assertThat(this.directory.vettingHistory(other)).hasSize(approved ? 1 : 0)
				.allSatisfy((step) -> assertThat(step.approvedBy()).isNotEqualTo(step.reviewedBy()));
			this.lifecycle.close(other, null, "", CLEO);
		}
	}

	@Test
	void nobodyVetsForDemonstrationOutsideASandbox() {
		CommunityReviews elsewhere = new CommunityReviews(this.stored, this.catalogue, this.approvals, this.moves,
				new SandboxMark(false), Clock.systemUTC());

		refuses(Problem.FORBIDDEN, "sandbox", () -> elsewhere.demonstrate(this.id, false, ANA));
		assertThat(this.reviews.open(this.id)).isEmpty();
	}

	private boolean listed() {
		return this.directory.snapshot().find(this.id).isPresent();
	}

	private static List<Problem> atOnce(Runnable... works) throws Exception {
		CyclicBarrier together = new CyclicBarrier(works.length);
		try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Optional<Problem>>> all = Arrays.stream(works)
				.map((work) -> people.submit((Callable<Optional<Problem>>) () -> {
					together.await();
					try {
						work.run();
						return Optional.empty();
					}
					catch (ProblemException ex) {
						return Optional.of(ex.problem());
					}
				}))
				.toList();
			List<Problem> refusals = new ArrayList<>();
			for (Future<Optional<Problem>> one : all) {
				one.get().ifPresent(refusals::add);
			}
			return refusals;
		}
	}

}
