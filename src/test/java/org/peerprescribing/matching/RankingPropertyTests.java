package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds for whatever listing and question; a failure names its seed. */
class RankingPropertyTests {

	private static final int DRAWS = 500;

	private int matched;

	@Test
	void theScoreIsTheSumOfItsTermsAndStaysWithinItsBounds() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);

			Ranking ranking = rank(Invented.asked(random), listing);

			for (Match match : ranking.matches()) {
				this.matched++;
				assertThat(match.terms()).extracting(ScoreTerm::kind)
					.containsExactlyInAnyOrder(ScoreTerm.Kind.values());
				assertThat(match.score()).isBetween(0.0, 100.0)
					.isCloseTo(match.terms().stream().mapToDouble(ScoreTerm::points).sum(), within(1e-6));
				assertThat(match.terms()).allMatch((term) -> term.points() >= 0 && term.points() <= term.most());
			}
		});

		assertThat(this.matched).as("draws that matched anything").isGreaterThan(100);
	}

	@Test
	void whatBreaksARuleNeverAppears() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);

			Ranking ranking = rank(request, listing);

			for (Match match : ranking.matches()) {
				Community community = match.listed().community();
				assertThat(request.saidNo()).noneMatch((no) -> no.community().equals(community.id()));
				assertThat(community.minAge() == null || request.age() >= community.minAge()).isTrue();
				assertThat(community.cost() == Community.Cost.PAID && !request.acceptsPaid()).isFalse();
				assertThat(
						community.cost() == Community.Cost.FREE_IF_COMMISSIONED && community.commissionedBy().isEmpty())
					.isFalse();
				assertThat(community.region()).isEqualTo("UK");
				assertThat(community.languages()).extracting((tag) -> tag.primary()).contains("en");
				assertThat(request.age() < 18 && !match.listed().vetting().suitableUnder18()).isFalse();
			}
			assertThat(ranking.verdicts()).hasSize(listing.size());
		});
	}

	@Test
	void anIrrelevantCommunityChangesNothingForTheOthers() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);
			ListedCommunity more = Invented.drawn(random, 1000);
			if (HardRule.broken(Invented.situation(request), more).isEmpty()) {
				return;
			}
			List<ListedCommunity> longer = new ArrayList<>(listing);
			longer.add(random.nextInt(longer.size() + 1), more);

			assertThat(rank(request, longer).matches()).isEqualTo(rank(request, listing).matches());
		});
	}

	@Test
	void theSameQuestionAndListingGiveTheSameAnswerInWhateverOrderTheyCome() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);
			List<ListedCommunity> shuffled = new ArrayList<>(listing);
			Collections.shuffle(shuffled, random);

			assertThat(rank(request, shuffled).matches()).isEqualTo(rank(request, listing).matches());
		});
	}

	@Test
	void looserModerationNeverMovesACommunityUp() {
		always((random) -> {
			MatchRequest request = Invented.asked(random);
			List<ListedCommunity> listing = Invented.drawn(random);
			ListedCommunity one = listing.get(random.nextInt(listing.size()));
			CommunityId id = one.community().id();
			int before = place(rank(request, listing), id);

			for (Moderation looser : Moderation.values()) {
				if (looser.ordinal() <= one.community().moderation().ordinal()) {
					continue;
				}
				List<ListedCommunity> changed = listing.stream()
					.map((listed) -> listed.equals(one) ? moderated(one, looser) : listed)
					.toList();
				int after = place(rank(request, changed), id);
				assertThat(after == -1 || after >= before).isTrue();
			}
		});
	}

	private static Ranking rank(MatchRequest request, List<ListedCommunity> listing) {
		return Ranking.of(Invented.situation(request), listing);
	}

	private static int place(Ranking ranking, CommunityId id) {
		return ranking.matches().stream().map((match) -> match.listed().community().id()).toList().indexOf(id);
	}

	private static ListedCommunity moderated(ListedCommunity listed, Moderation moderation) {
		Community c = listed.community();
		return new ListedCommunity(
				new Community(c.id(), c.name(), c.provider(), c.address(), c.summary(), c.needs(), c.minAge(),
						c.maxAge(), c.audience(), c.formats(), moderation, c.professionalOversight(),
						c.anonymousAllowed(), c.cost(), c.commissionedBy(), c.registrationRequired(), c.languages(),
						c.region(), c.accessibility(), c.crisisPolicyPublished(), c.supports()),
				listed.vetting(), listed.trackRecord(), listed.activity());
	}

	private static void always(Consumer<Random> property) {
		long first = Long.getLong("seed", System.nanoTime());
		System.out.println("RankingPropertyTests: first seed " + first + " (repeat with -Dseed=" + first + ")");
		for (int i = 0; i < DRAWS; i++) {
			long seed = first + i;
			try {
				property.accept(new Random(seed));
			}
			catch (AssertionError ex) {
				throw new AssertionError("with seed " + seed, ex);
			}
		}
	}

}
