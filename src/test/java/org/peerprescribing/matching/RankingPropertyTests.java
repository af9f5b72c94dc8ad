package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds for whatever listing and question; a failure names its seed. */
class RankingPropertyTests {

	private static final int DRAWS = 1000;

	private int looked;

	@Test
	void theScoreIsTheSumOfItsTermsAndStaysWithinItsBounds() {
		always((random) -> {
			for (Match match : matches(Invented.asked(random), Invented.drawn(random))) {
				this.looked++;
				assertThat(match.terms()).extracting(ScoreTerm::kind)
					.containsExactlyInAnyOrder(ScoreTerm.Kind.values());
				assertThat(match.score()).isBetween(0.0, 100.0)
					.isCloseTo(match.terms().stream().mapToDouble(ScoreTerm::points).sum(), within(1e-9));
				assertThat(match.terms()).allMatch((term) -> term.points() >= 0 && term.points() <= term.most())
					.noneMatch((term) -> term.findings().isEmpty())
					.isSortedAccordingTo(java.util.Comparator.comparingDouble(ScoreTerm::points).reversed());
			}
		});

		assertThat(this.looked).as("matches looked at").isGreaterThan(200);
	}

	@Test
	void whatBreaksARuleNeverAppears() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);

			for (Match match : matches(request, listing)) {
				this.looked++;
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
				assertThat(Topic.of(request.mainNeed(), community.needs(), Invented.NEEDS)).isPresent();
			}
		});

		assertThat(this.looked).as("matches looked at").isGreaterThan(200);
	}

	@Test
	void anIrrelevantCommunityChangesNothingForTheOthers() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);
			// New, so nobody has been sent there; or known, but for something else
			// altogether.
			ListedCommunity more = random.nextBoolean() ? Varied.with(Invented.drawn(random, 1000), TrackRecord.NONE)
					: forSomethingElse(request, Invented.drawn(random, 1000));
			boolean fits = matches(request, List.of(more)).size() == 1;
			if (fits) {
				return;
			}
			this.looked++;
			List<ListedCommunity> longer = new ArrayList<>(listing);
			longer.add(random.nextInt(longer.size() + 1), more);

			assertThat(matches(request, longer)).isEqualTo(matches(request, listing));
		});

		assertThat(this.looked).as("listings with one more").isGreaterThan(500);
	}

	@Test
	void theSameQuestionAndListingGiveTheSameAnswerOnAnyReplica() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);
			List<ListedCommunity> shuffled = new ArrayList<>(listing);
			Collections.shuffle(shuffled, random);
			MatchIndex here = MatchIndex.of(listing, Invented.NEEDS);
			MatchIndex there = MatchIndex.of(shuffled, Invented.NEEDS);

			assertThat(matches(request, shuffled)).isEqualTo(matches(request, listing));
			assertThat(Snapshots.name(there).id()).isEqualTo(Snapshots.name(here).id());
		});
	}

	@Test
	void worseInOneThingAloneNeverStandsHigher() {
		always((random) -> {
			MatchRequest request = Invented.asked(random);
			List<ListedCommunity> listing = Invented.drawn(random);
			List<Match> matches = matches(request, listing);
			if (matches.isEmpty()) {
				return;
			}
			this.looked++;
			int before = random.nextInt(matches.size());
			ListedCommunity one = matches.get(before).listed();
			CommunityId id = one.community().id();
			List<UnaryOperator<ListedCommunity>> worse = new ArrayList<>(
					List.of(Varied::lapsed, Varied::notForUnder18));
			Arrays.stream(Moderation.values())
				.filter((looser) -> looser.compareTo(one.community().moderation()) > 0)
				.forEach((looser) -> worse.add((listed) -> Varied.moderated(listed, looser)));

			for (UnaryOperator<ListedCommunity> change : worse) {
				ListedCommunity changed = change.apply(one);
				List<ListedCommunity> after = listing.stream()
					.map((listed) -> (listed == one) ? changed : listed)
					.toList();
				int place = place(matches(request, after), id);
				assertThat(place == -1 || place >= before).isTrue();
			}
		});

		assertThat(this.looked).as("communities made worse").isGreaterThan(100);
	}

	@Test
	void aTopicFurtherAwayNeverStandsHigher() {
		always((random) -> {
			MatchRequest request = Varied.withoutOthers(Invented.asked(random));
			List<ListedCommunity> listing = Invented.drawn(random);
			List<Match> matches = matches(request, listing);
			if (matches.isEmpty()) {
				return;
			}
			ListedCommunity one = matches.get(random.nextInt(matches.size())).listed();
			Need covering = Topic.of(request.mainNeed(), one.community().needs(), Invented.NEEDS)
				.orElseThrow()
				.covering();
			SnomedConcept broader = covering.broader();
			if (broader == null) {
				return;
			}
			this.looked++;
			int near = place(matches(request, replaced(listing, one, Set.of(covering.concept()))), one);
			int far = place(matches(request, replaced(listing, one, Set.of(broader))), one);
			assertThat(far == -1 || far >= near).isTrue();
		});

		assertThat(this.looked).as("communities moved away").isGreaterThan(100);
	}

	@Test
	void aHardStopShowsNoCommunity() {
		always((random) -> {
			Risk risk = Invented.one(random,
					Arrays.stream(Risk.values()).filter(Risk::isHardStop).toArray(Risk[]::new));
			MatchRequest request = Varied.risky(Invented.asked(random), Set.of(risk));
			MatchIndex index = MatchIndex.of(Invented.drawn(random), Invented.NEEDS);

			Answered answered = Answered.of(Invented.question(request), index, SafetyRules.shipped());

			assertThat(answered.as(new MatchRunId(new java.util.UUID(0, 1))))
				.isInstanceOf(MatchAnswer.NoSafeMatch.class);
			assertThat(answered.shown()).isEmpty();
			assertThat(answered.stored().toString()).doesNotContain("drawn-");
		});
	}

	/**
	 * The question has no place for sex, ethnic group, religion or disability; groups are
	 * named by the patient or clinician. Age is the one that a question carries.
	 */
	@Test
	void protectedCharacteristicsChangeNothingUnlessAsked() {
		assertThat(Arrays.stream(MatchRequest.class.getRecordComponents()).map((part) -> part.getName()))
			.containsExactly("organisation", "age", "mainNeed", "otherNeeds", "wanted", "belongsTo", "access",
					"accessNeeds", "languages", "nation", "risks", "phq9", "acceptsPaid", "saidNo", "count");
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);

			assertThat(matches(Varied.aged(request, 26), listing))
				.isEqualTo(matches(Varied.aged(request, 64), listing));
		});
	}

	@Test
	void whoHasHadTheirShareStandsBehindAllThatFitNearlyAsWell() {
		always((random) -> {
			List<ListedCommunity> listing = Invented.drawn(random);
			MatchRequest request = Invented.asked(random);
			List<Match> free = matches(request, listing);
			if (free.isEmpty()) {
				return;
			}
			Match flooded = free.get(random.nextInt(free.size()));
			CommunityId id = flooded.listed().community().id();
			Shares shares = new Shares(Map.of(request.mainNeed(), Map.of(id, 5, new CommunityId("elsewhere"), 6)));

			List<Match> matches = Invented.rank(request, listing, shares).best(Integer.MAX_VALUE, List.of());

			int at = place(matches, id);
			this.looked++;
			Match held = matches.get(at);
			assertThat(held.heldBack()).isTrue();
			if (request.saidNo().isEmpty()) {
				assertThat(matches.subList(at + 1, matches.size()))
					.allMatch((after) -> after.score() < held.score() - 5 + 1e-9);
			}
			assertThat(held.score()).isEqualTo(flooded.score());
		});

		assertThat(this.looked).as("communities held back").isGreaterThan(50);
	}

	private static List<Match> matches(MatchRequest request, List<ListedCommunity> listing) {
		return Invented.matches(request, listing);
	}

	private static int place(List<Match> matches, ListedCommunity listed) {
		return place(matches, listed.community().id());
	}

	private static int place(List<Match> matches, CommunityId id) {
		return matches.stream().map((match) -> match.listed().community().id()).toList().indexOf(id);
	}

	/** Diabetes where mental health is the matter, and the other way round. */
	private static ListedCommunity forSomethingElse(MatchRequest request, ListedCommunity listed) {
		SnomedConcept top = Invented.NEEDS.top(request.mainNeed());
		return Varied.serving(listed, Set.of(top.equals(Invented.DIABETES) ? Invented.DEPRESSION : Invented.DIABETES));
	}

	private static List<ListedCommunity> replaced(List<ListedCommunity> listing, ListedCommunity one,
			Set<SnomedConcept> needs) {
		return listing.stream().map((listed) -> (listed == one) ? Varied.serving(one, needs) : listed).toList();
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
