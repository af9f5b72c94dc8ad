package org.peerprescribing.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peerprescribing.directory.Curators.ANA;
import static org.peerprescribing.directory.Curators.BEN;
import static org.peerprescribing.directory.Curators.CLEO;

/**
 * Whatever curators do in whatever order while time passes: what is not vetted, has
 * lapsed, is suspended, closed or paused, or was approved by somebody whose review it
 * was, is never listed; and what none of this holds for is. The model beside it knows
 * nothing of states: it only remembers what was done.
 */
@IntegrationTest
class CuratorsAtRandomIT {

	private static final Logger log = LoggerFactory.getLogger(CuratorsAtRandomIT.class);

	private static final AccessScope CURATORS = new AccessScope.OfOrganisation(new OdsCode("X90001"));

	private static final List<Actor> PEOPLE = List.of(ANA, BEN, CLEO);

	private static final List<String> MODERATION = List.of("pre", "post_24h", "post_hours", "peer_only");

	private static final int SEQUENCES = 200;

	private static final int STEPS = 20;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private LapseSweep lapses;

	@Autowired
	private Worklist worklist;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void neverIsAnythingListedThatMustNotBe() {
		long first = Long.getLong("seed", System.nanoTime());
		log.info("Seeds {} to {}", first, first + SEQUENCES - 1);
		int listed = 0;
		int refused = 0;
		for (long seed = first; seed < first + SEQUENCES; seed++) {
			Sequence sequence = new Sequence(seed);
			for (int step = 0; step < STEPS; step++) {
				refused += sequence.step() ? 0 : 1;
				listed += sequence.check(step) ? 1 : 0;
			}
			sequence.end();
		}
		log.info("{} steps, {} refused, {} listed", SEQUENCES * STEPS, refused, listed);
		// A property that never sees a listed community shows nothing.
		assertThat(listed).isGreaterThan(SEQUENCES * STEPS / 20);
	}

	/** What was done to one community, and by whom. */
	private final class Sequence {

		private final long seed;

		private final Random random;

		private final InventedCommunities invented = new InventedCommunities(CuratorsAtRandomIT.this.directory,
				CuratorsAtRandomIT.this.reviews, CuratorsAtRandomIT.this.clock);

		private final CommunityId id = this.invented.proposed();

		private final List<String> done = new ArrayList<>();

		private @Nullable ReviewId review;

		private final VettingModel model = new VettingModel();

		private Sequence(long seed) {
			this.seed = seed;
			this.random = new Random(seed);
			if (this.random.nextBoolean()) {
				Demonstration.vet(CuratorsAtRandomIT.this.reviews, this.id);
				this.model.due = this.invented.today().plusMonths(6);
			}
		}

		/** Whether it was not refused. */
		private boolean step() {
			Actor who = PEOPLE.get(this.random.nextInt(PEOPLE.size()));
			int what = this.random.nextInt(23);
			this.done.add(what + " " + who.id());
			try {
				act(what, who);
				return true;
			}
			catch (ProblemException ex) {
				this.done.add(ex.problem() + " " + ex.path());
				return false;
			}
		}

		private void act(int what, Actor who) {
			CommunityReviews reviews = CuratorsAtRandomIT.this.reviews;
			CommunityLifecycle lifecycle = CuratorsAtRandomIT.this.lifecycle;
			switch (what) {
				case 0, 1 -> begin(reviews.start(this.id, who), who);
				case 2 -> {
					reviews.takeOver(current().id(), who);
					this.model.reviewers.add(who.id());
				}
				case 3, 4, 5 -> fill(this.random.nextInt(8) != 0);
				case 6, 7 -> submit();
				case 8 -> {
					reviews.sendBack(current().id(), current().submission(), "Look again", who);
					this.model.submitted = false;
				}
				case 9, 10, 11, 12 -> approve(who);
				case 13 -> {
					lifecycle.suspend(this.id, "Test", who);
					this.model.suspended = true;
				}
				case 14 -> {
					lifecycle.pauseForSafety(this.id);
					this.model.unsafe = true;
				}
				case 15 -> {
					if (this.random.nextInt(4) != 0) {
						doSafetyTask(who);
					}
					lifecycle.endSafetyPause(this.id, "Seen", who);
					this.model.unsafe = false;
				}
				case 16 -> {
					this.model.full = this.random.nextInt(3) == 0;
					if (this.model.full) {
						lifecycle.markFull(this.id, who);
					}
					else {
						lifecycle.markOpen(this.id);
					}
				}
				case 17 -> changeFacts();
				case 18 -> pass();
				case 19, 20, 21 -> {
					begin(reviews.start(this.id, who), who);
					fill(true);
					submit();
				}
				default -> {
					if (this.random.nextInt(10) == 0) {
						lifecycle.close(this.id, null, "", who);
						this.model.closed = true;
					}
				}
			}
		}

		private void begin(ReviewId started, Actor who) {
			if (!started.equals(this.review)) {
				this.review = started;
				this.model.reviewers.clear();
				this.model.allMet = false;
				this.model.submitted = false;
			}
			this.model.reviewers.add(who.id());
		}

		private void fill(boolean met) {
			ReviewId draft = current().id();
			Actor reviewer = reviewer();
			CuratorsAtRandomIT.this.transactions.executeWithoutResult((status) -> {
				Findings.saveAll(CuratorsAtRandomIT.this.reviews, draft, reviewer);
				if (!met) {
					CuratorsAtRandomIT.this.reviews.record(draft, Findings.finding("privacy", Outcome.NOT_MET),
							reviewer);
				}
			});
			this.model.allMet = met;
		}

		private void submit() {
			CuratorsAtRandomIT.this.reviews.submit(current().id(), reviewer());
			this.model.changedSinceSubmission = this.model.changedSinceSubmission && this.model.submitted;
			this.model.submitted = true;
		}

		private void approve(Actor who) {
			CommunityReview waiting = current();
			LocalDate until = this.random.nextBoolean() ? this.invented.today().plusDays(1 + this.random.nextInt(180))
					: null;
			LocalDate from = this.invented.today();
			CuratorsAtRandomIT.this.reviews.approve(waiting.id(), waiting.submission(), until, who);
			if (waiting.state() == CommunityReview.State.APPROVED) {
				return;
			}
			this.model.selfApproved = this.model.reviewers.contains(who.id());
			assertThat(this.model.submitted && this.model.allMet && !this.model.changedSinceSubmission).as(toString())
				.isTrue();
			Vetting vetting = CuratorsAtRandomIT.this.directory.entry(this.id).orElseThrow().vetting();
			this.model.due = (vetting != null) ? vetting.nextDue() : null;
			assertThat(this.model.due).as(toString()).isBeforeOrEqualTo(from.plusMonths(6));
			this.model.suspended = false;
			this.model.changedSinceApproval = false;
		}

		private void changeFacts() {
			String next = MODERATION.get(this.random.nextInt(MODERATION.size()));
			this.invented.put(this.id, next);
			this.model.factsAre(next);
		}

		private void pass() {
			CuratorsAtRandomIT.this.clock.forward(Duration.ofHours(this.random.nextInt(24 * 60)));
			if (this.random.nextBoolean()) {
				CuratorsAtRandomIT.this.lapses.sweep();
			}
		}

		private boolean check(int step) {
			boolean expected = this.model.mayBeListed(this.invented.today());
			boolean listed = CuratorsAtRandomIT.this.directory.snapshot().find(this.id).isPresent();
			assertThat(listed).as("step %d of %s", step, this).isEqualTo(expected);
			assertThat(CuratorsAtRandomIT.this.directory.mayBePrescribed(this.id)).as("step %d of %s", step, this)
				.isEqualTo(expected);
			return listed;
		}

		/** So that it stays out of other tests' way. */
		private void end() {
			CuratorsAtRandomIT.this.lifecycle.close(this.id, null, "", ANA);
			CuratorsAtRandomIT.this.clock.reset();
		}

		/** Mostly whoever has it; now and then somebody else tries. */
		private Actor reviewer() {
			String theirs = current().reviewerId();
			boolean other = this.random.nextInt(10) == 0;
			return PEOPLE.stream().filter((person) -> !other && person.id().equals(theirs)).findFirst().orElse(CLEO);
		}

		private CommunityReview current() {
			List<CommunityReview> all = CuratorsAtRandomIT.this.reviews.of(this.id);
			return all.stream().findFirst().orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		}

		private void doSafetyTask(Actor who) {
			CURATORS.run(() -> CuratorsAtRandomIT.this.worklist.openFor(who)
				.stream()
				.filter((item) -> item.kind() == WorkKind.COMMUNITY_SAFETY && item.subject().equals(this.id.value()))
				.forEach((item) -> CuratorsAtRandomIT.this.worklist.complete(item.id(), who)));
		}

		@Override
		public String toString() {
			return "seed " + this.seed + " " + this.done;
		}

	}

}
