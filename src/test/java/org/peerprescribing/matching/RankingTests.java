package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RankingTests {

	@Test
	void theTopicCountsByItsDistanceAndReachesTwoSteps() {
		assertThat(topicPoints(Invented.DEPRESSION, Invented.DEPRESSION)).isEqualTo(30);
		assertThat(topicPoints(Invented.MILD, Invented.DEPRESSION)).isEqualTo(22);
		assertThat(topicPoints(Invented.MILD, Invented.MENTAL)).isEqualTo(14);
		assertThat(topicPoints(Invented.LOW_MOOD, Invented.DEPRESSION)).isEqualTo(8);
		assertThat(Topic.of(Invented.MAJOR_SINGLE, Set.of(Invented.MENTAL), Invented.NEEDS)).isEmpty();
		assertThat(Topic.of(Invented.DEPRESSION, Set.of(Invented.MILD), Invented.NEEDS)).isEmpty();
	}

	@Test
	void aShortTrackRecordIsDrawnTowardsTheAverage() {
		double prior = 7.0 / 20;

		assertThat(Prior.shrunk(prior, 2, 3)).isCloseTo(0.391, within(0.0005));
		assertThat(Prior.shrunk(prior, 0, 4)).isCloseTo(0.292, within(0.0005));
		assertThat(Prior.shrunk(prior, 18, 30)).isCloseTo(0.500, within(0.0005));
		assertThat(Prior.shrunk(prior, 60, 150)).isCloseTo(0.394, within(0.0005));
	}

	@Test
	void moderationWeighsMoreWhereMentalHealthIsTheMatter() {
		double mental = gap(Invented.DEPRESSION);
		double other = gap(Invented.DIABETES);

		assertThat(mental).isGreaterThan(other);
		assertThat(other).isPositive();
	}

	@Test
	void underEighteenNeedsAnExplicitAgeAndTheCriterion() {
		Invented.Asked asked = new Invented.Asked();
		asked.age = 16;
		Invented.Peers peers = Invented.peers("young");
		peers.minAge = null;
		peers.suitableUnder18 = true;

		assertThat(broken(asked, peers)).containsExactly(HardRule.UNDER_18);
		peers.minAge = 16;
		assertThat(broken(asked, peers)).isEmpty();
		peers.suitableUnder18 = false;
		assertThat(broken(asked, peers)).containsExactly(HardRule.UNDER_18);
	}

	@Test
	void groupsByAgeFollowFromTheAgeAndOthersOnlyFromWhatWasSaid() {
		Invented.Asked asked = new Invented.Asked();
		Invented.Peers peers = Invented.peers("groups");
		peers.audience = Set.of(Audience.YOUNG_PEOPLE);
		asked.belongsTo = Set.of(Audience.YOUNG_PEOPLE);

		assertThat(broken(asked, peers)).containsExactly(HardRule.AUDIENCE);
		asked.age = 25;
		assertThat(broken(asked, peers)).isEmpty();
		asked.age = 65;
		peers.audience = Set.of(Audience.OLDER_PEOPLE);
		assertThat(broken(asked, peers)).isEmpty();
		peers.audience = Set.of(Audience.CARERS);
		assertThat(broken(asked, peers)).containsExactly(HardRule.AUDIENCE);
		asked.belongsTo = Set.of(Audience.CARERS);
		assertThat(broken(asked, peers)).isEmpty();
	}

	@Test
	void whatIsFreeOnlyWhereItIsPaidForPassesOnlyThere() {
		Invented.Asked asked = new Invented.Asked();
		Invented.Peers peers = Invented.peers("paid-for");
		peers.cost = Community.Cost.FREE_IF_COMMISSIONED;

		assertThat(broken(asked, peers)).containsExactly(HardRule.COMMISSIONED);
		peers.payers = Set.of(new OdsCode("QQQ"));
		assertThat(broken(asked, peers)).containsExactly(HardRule.COMMISSIONED);
		peers.payers = Set.of(Invented.PRACTICE);
		assertThat(broken(asked, peers)).isEmpty();
	}

	@Test
	void withAnEatingDisorderOnlyStrictModerationPasses() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = Invented.EATING;
		Invented.Peers peers = Invented.peers("strict");
		peers.needs = Set.of(Invented.EATING);

		assertThat(broken(asked, peers)).containsExactly(HardRule.EATING_DISORDER_MODERATION);
		peers.moderation = Moderation.POST_24H;
		assertThat(broken(asked, peers)).isEmpty();
	}

	@Test
	void afterAnUpsetTheStricterPlaceComesFirstAndTheOneSaidNoToIsGone() {
		Invented.Peers strict = Invented.peers("z-strict");
		strict.moderation = Moderation.PRE;
		strict.needs = Set.of(Invented.MENTAL);
		Invented.Peers near = Invented.peers("a-near");
		Invented.Peers left = Invented.peers("left");
		List<ListedCommunity> listing = List.of(near.listed(), left.listed(), strict.listed());
		Invented.Asked asked = new Invented.Asked();

		assertThat(order(asked, listing)).containsExactly("a-near", "left", "z-strict");
		asked.saidNo = List.of(new SaidNo(new CommunityId("left"), NotRightReason.UPSET_ME));
		assertThat(order(asked, listing)).containsExactly("z-strict", "a-near");
	}

	@Test
	void afterTooBusyAPlaceOneToOneComesFirstThenSmallGroups() {
		Invented.Peers forum = Invented.peers("a-forum");
		Invented.Peers chat = Invented.peers("b-chat");
		chat.formats = Set.of("group_chat");
		Invented.Peers buddy = Invented.peers("c-buddy");
		buddy.formats = Set.of("one_to_one_peer");
		Invented.Asked asked = new Invented.Asked();
		asked.saidNo = List.of(new SaidNo(new CommunityId("busy"), NotRightReason.TOO_BUSY));

		assertThat(order(asked, List.of(forum.listed(), chat.listed(), buddy.listed()))).containsExactly("c-buddy",
				"b-chat", "a-forum");
	}

	@Test
	void tiesGoByTheId() {
		assertThat(order(new Invented.Asked(),
				List.of(Invented.peers("b-same").listed(), Invented.peers("a-same").listed())))
			.containsExactly("a-same", "b-same");
	}

	@Test
	void whatExcludedMostSpeaksOfTheCommunitiesForThisNeed() {
		Invented.Peers paid = Invented.peers("paid");
		paid.cost = Community.Cost.PAID;
		Invented.Peers other = Invented.peers("other");
		other.needs = Set.of(Invented.DIABETES);
		Invented.Peers another = Invented.peers("another");
		another.needs = Set.of(Invented.DIABETES);

		Ranking ranking = Invented.rank(Invented.Asked.plain(),
				List.of(paid.listed(), other.listed(), another.listed()));

		assertThat(ranking.size()).isZero();
		assertThat(ranking.excludedMost()).isEqualTo(HardRule.COST);
	}

	@Test
	void theSentenceCanBeSaidAloud() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = Invented.LOW_MOOD;

		assertThat(aloud(asked, Invented.peers("aloud"))).isEqualTo(
				"There is an online group run by Mind, open to people with low mood; its posts are checked by moderators.");
	}

	@Test
	void aNeedToBeAskedAboutFirstIsNeverNamed() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = Invented.ABUSE;
		asked.wanted = Set.of(SupportKind.EMOTIONAL);
		Invented.Peers peers = Invented.peers("unnamed");
		peers.needs = Set.of(Invented.ABUSE);
		peers.record = new TrackRecord(3, 2, 1, 1);

		Match match = Invented.matches(asked.request(), List.of(peers.listed())).getFirst();

		assertThat(Explanations.sayAloud(match)).isEqualTo(
				"There is an online group for people in a similar situation; its posts are checked by moderators.");
		assertThat(Explanations.forClinician(match))
			.noneMatch((words) -> words.toLowerCase(java.util.Locale.ROOT).contains("abuse"));
	}

	private static double topicPoints(SnomedConcept wanted, SnomedConcept served) {
		return Topic.of(wanted, Set.of(served), Invented.NEEDS).orElseThrow().nearness().points();
	}

	private static double gap(SnomedConcept need) {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = need;
		return moderationPoints(asked, Moderation.PRE) - moderationPoints(asked, Moderation.PEER_ONLY);
	}

	private static double moderationPoints(Invented.Asked asked, Moderation moderation) {
		Invented.Peers peers = Invented.peers("gap");
		peers.needs = Set.of(asked.mainNeed);
		peers.moderation = moderation;
		Match match = Invented.matches(asked.request(), List.of(peers.listed())).getFirst();
		return match.terms()
			.stream()
			.filter((term) -> term.kind() == ScoreTerm.Kind.MODERATION)
			.findFirst()
			.orElseThrow()
			.points();
	}

	private static List<HardRule> broken(Invented.Asked asked, Invented.Peers peers) {
		return HardRule.of(HardRule.broken(Invented.question(asked.request()), new Candidate(peers.listed())));
	}

	private static List<String> order(Invented.Asked asked, List<ListedCommunity> listing) {
		return Invented.matches(asked.request(), listing)
			.stream()
			.map((match) -> match.listed().community().id().value())
			.toList();
	}

	private static String aloud(Invented.Asked asked, Invented.Peers peers) {
		return Explanations.sayAloud(Invented.matches(asked.request(), List.of(peers.listed())).getFirst());
	}

}
