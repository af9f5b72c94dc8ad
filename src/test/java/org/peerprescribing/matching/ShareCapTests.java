package org.peerprescribing.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.SupportKind;

import static org.assertj.core.api.Assertions.assertThat;

/** What the cap does over many prescriptions, where each clinician takes the first. */
class ShareCapTests {

	private static final int PRESCRIPTIONS = 500;

	@Test
	void noCommunityHasMoreThanFourInTenWhereOthersFitNearlyAsWell() {
		List<ListedCommunity> listing = List.of(Invented.peers("first").listed(), Invented.peers("second").listed(),
				Invented.peers("third").listed());

		Map<CommunityId, Integer> counts = prescribed(new Invented.Asked(), listing);

		assertThat(counts.values())
			.allSatisfy((count) -> assertThat(count).isLessThanOrEqualTo((int) (Shares.MOST * PRESCRIPTIONS) + 1));
		assertThat(counts).hasSize(3);
	}

	@Test
	void theOneThatFitsFarBetterIsNotHeldBack() {
		Invented.Peers far = Invented.peers("far");
		far.supports = java.util.Set.of(SupportKind.ESTEEM);
		Invented.Asked asked = new Invented.Asked();
		asked.wanted = java.util.Set.of(SupportKind.EMOTIONAL);

		Map<CommunityId, Integer> counts = prescribed(asked, List.of(Invented.peers("near").listed(), far.listed()));

		assertThat(counts).containsOnlyKeys(new CommunityId("near"));
	}

	@Test
	void exactlyFourInTenIsNotTooManyAndFewPrescriptionsSayNothing() {
		assertThat(above(4, 6)).isFalse();
		assertThat(above(5, 6)).isTrue();
		assertThat(above(5, 4)).isFalse();
		assertThat(above(40, 60)).isFalse();
		assertThat(above(41, 59)).isTrue();
	}

	private static boolean above(int one, int others) {
		return new Shares(
				Map.of(Invented.DEPRESSION, Map.of(new CommunityId("one"), one, new CommunityId("others"), others)))
			.above(Invented.DEPRESSION)
			.contains(new CommunityId("one"));
	}

	private static Map<CommunityId, Integer> prescribed(Invented.Asked asked, List<ListedCommunity> listing) {
		Map<CommunityId, Integer> counts = new HashMap<>();
		for (int i = 0; i < PRESCRIPTIONS; i++) {
			Shares shares = new Shares(Map.of(asked.mainNeed, counts));
			Match first = Invented.rank(asked.request(), listing, shares).best(1, List.of()).getFirst();
			counts.merge(first.listed().community().id(), 1, Integer::sum);
		}
		return counts;
	}

}
