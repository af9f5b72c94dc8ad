package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Who stands before whom, and what is said where nobody stands at all. */
class RankingOrderTests {

	@ParameterizedTest
	@CsvSource({ "0", "1", "2", "3", "7", "1000" })
	void theBestFewAreTheBeginningOfTheWholeOrder(int count) {
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			List<ListedCommunity> listing = Invented.drawn(random);
			Ranking ranking = Invented.rank(Invented.asked(random), listing);

			List<Match> all = ranking.best(Integer.MAX_VALUE, List.of());

			assertThat(all).hasSize(ranking.size());
			assertThat(ranking.best(count, List.of())).isEqualTo(all.subList(0, Math.min(count, all.size())));
		}
	}

	@Test
	void withoutAWishTheScoreOrdersAndThenTheId() {
		List<ListedCommunity> listing = new ArrayList<>();
		for (Moderation level : Moderation.values()) {
			for (String twin : List.of("b", "a")) {
				Invented.Peers peers = Invented.peers(twin + "-" + level.ordinal());
				peers.moderation = level;
				listing.add(peers.listed());
			}
		}
		Collections.shuffle(listing, new Random(1));

		assertThat(ids(Invented.matches(Invented.Asked.plain(), listing))).containsExactly("a-0", "b-0", "a-1", "b-1",
				"a-2", "b-2", "a-3", "b-3", "a-4", "b-4");
	}

	/** The one that has had its share is 15 for moderation; the others score less. */
	@ParameterizedTest
	@CsvSource({ "POST_24H, true", "POST_HOURS, false", "PEER_ONLY, false" })
	void whoHasHadItsShareStandsBehindWhoIsAtMostFivePointsWorse(Moderation other, boolean held) {
		Invented.Peers flooded = Invented.peers("a-flooded");
		flooded.moderation = Moderation.PRE;
		Invented.Peers small = Invented.peers("b-small");
		small.moderation = other;

		List<Match> matches = flooded(flooded, small);

		assertThat(ids(matches))
			.containsExactlyElementsOf(held ? List.of("b-small", "a-flooded") : List.of("a-flooded", "b-small"));
		assertThat(matches).filteredOn(Match::heldBack)
			.singleElement()
			.satisfies((match) -> assertThat(match.listed().community().id().value()).isEqualTo("a-flooded"));
	}

	@Test
	void exactlyFivePointsIsNearlyAsWellAndATenthMoreIsNot() {
		Invented.Peers flooded = Invented.peers("a-flooded");
		flooded.anonymous = Answer.YES;
		Invented.Peers five = Invented.peers("b-five");
		five.anonymous = Answer.NO;
		five.registration = true;
		flooded.accessibility = "good";
		// 4 points for anonymity, 1 for accessibility: exactly five.
		assertThat(ids(flooded(flooded, five))).containsExactly("b-five", "a-flooded");
		flooded.moderation = Moderation.POST_24H;
		assertThat(ids(flooded(flooded, five))).containsExactly("a-flooded", "b-five");
	}

	@Test
	void aShareOfAnotherNeedHoldsNobodyBack() {
		Shares shares = new Shares(Map.of(Invented.DIABETES, Map.of(new CommunityId("a-flooded"), 50)));

		List<Match> matches = Invented
			.rank(Invented.Asked.plain(), List.of(Invented.peers("a-flooded").listed()), shares)
			.best(3, List.of());

		assertThat(matches).singleElement().satisfies((match) -> assertThat(match.heldBack()).isFalse());
	}

	@Test
	void theMatchSaysItsNeedScoreAndCautions() {
		Caution caution = new Caution("c", "text", "instead");

		Match match = Invented.rank(Invented.Asked.plain(), List.of(Invented.peers("one").listed()))
			.best(3, List.of(caution))
			.getFirst();

		assertThat(match.need().concept()).isEqualTo(Invented.DEPRESSION);
		// 30 topic, 10 support, 9 moderation, 5 activity, 7 access, 2.1 track record.
		assertThat(match.score()).isEqualTo(63.1);
		assertThat(match.cautions()).containsExactly(caution);
	}

	@Test
	void eachCommunityForTheNeedHasItsVerdictById() {
		Invented.Peers fits = Invented.peers("b-fits");
		Invented.Peers paid = Invented.peers("a-paid");
		paid.cost = Community.Cost.PAID;
		paid.region = "Wales";
		Invented.Peers other = Invented.peers("c-other");
		other.needs = Set.of(Invented.DIABETES);

		MatchIndex index = MatchIndex.of(List.of(fits.listed(), paid.listed(), other.listed()), Invented.NEEDS);

		byte[] kept = Ranking.of(Invented.question(Invented.Asked.plain()), index).verdicts();

		Map<CommunityId, List<HardRule>> verdicts = Verdicts.read(kept, index, Invented.DEPRESSION);
		assertThat(verdicts).containsExactly(
				Map.entry(new CommunityId("a-paid"), List.of(HardRule.REGION, HardRule.COST)),
				Map.entry(new CommunityId("b-fits"), List.of()));
		assertThat(Verdicts.read(new byte[0], index, Invented.DEPRESSION)).isEmpty();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Verdicts.read(new byte[] { 0, 0 }, index, Invented.DEPRESSION));
	}

	@Test
	void everyRuleHasABitThatIsKept() {
		int all = Stream.of(HardRule.values()).mapToInt((rule) -> 1 << rule.ordinal()).sum();
		MatchIndex index = MatchIndex.of(List.of(Invented.peers("one").listed()), Invented.NEEDS);

		byte[] kept = Verdicts.kept(new int[] { all });

		assertThat(Verdicts.read(kept, index, Invented.DEPRESSION)).containsValue(List.of(HardRule.values()));
	}

	@Test
	void theRuleThatExcludedMostIsNamedAndOfEqualsTheFirst() {
		Invented.Peers paid = Invented.peers("a-paid");
		paid.cost = Community.Cost.PAID;
		Invented.Peers men = Invented.peers("b-men");
		men.audience = Set.of(Audience.MEN);
		Invented.Peers dear = Invented.peers("c-dear");
		dear.cost = Community.Cost.PAID;

		assertThat(excludedMost(paid, men)).isEqualTo(HardRule.AUDIENCE);
		assertThat(excludedMost(men, paid, dear)).isEqualTo(HardRule.COST);
		assertThat(excludedMost()).isEqualTo(HardRule.TOPIC);
	}

	private static HardRule excludedMost(Invented.Peers... peers) {
		return Invented.rank(Invented.Asked.plain(), List.of(peers).stream().map(Invented.Peers::listed).toList())
			.excludedMost();
	}

	private static List<Match> flooded(Invented.Peers... peers) {
		Shares shares = new Shares(
				Map.of(Invented.DEPRESSION, Map.of(new CommunityId("a-flooded"), 50, new CommunityId("gone"), 50)));
		return Invented
			.rank(Invented.Asked.plain(), List.of(peers).stream().map(Invented.Peers::listed).toList(), shares)
			.best(3, List.of());
	}

	private static List<String> ids(List<Match> matches) {
		return matches.stream().map((match) -> match.listed().community().id().value()).toList();
	}

}
