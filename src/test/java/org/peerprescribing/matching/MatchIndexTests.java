package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

/** The index says the same as the listing, and takes over what has not changed. */
class MatchIndexTests {

	@Test
	void whoCoversANeedAndHowNearIsAsTheHierarchySays() {
		for (int seed = 0; seed < 100; seed++) {
			MatchIndex index = MatchIndex.of(Invented.drawn(new Random(seed)), Invented.NEEDS);
			for (Need need : Invented.NEEDS.all()) {
				List<String> expected = index.candidates()
					.stream()
					.flatMap((candidate) -> Topic.of(need.concept(), candidate.community().needs(), Invented.NEEDS)
						.stream()
						.map((topic) -> candidate.community().id() + " " + topic.nearness()))
					.toList();

				assertThat(covering(index, need.concept())).isEqualTo(expected);
			}
		}
	}

	@Test
	void aNeedOrCommunityThatIsNotThereIsNotFound() {
		MatchIndex index = MatchIndex.of(List.of(Invented.peers("here").listed()), Invented.NEEDS);

		assertThat(index.covering(new SnomedConcept("404684003"))).isEmpty();
		assertThat(index.prior(new SnomedConcept("404684003"))).isEqualTo(Prior.UNKNOWN);
		assertThat(index.find(new CommunityId("gone"))).isEmpty();
		assertThat(index.find(new CommunityId("here"))).contains(index.candidates().getFirst());
		assertThat(index.shares()).isEqualTo(Shares.NONE);
		assertThat(index.needs()).isSameAs(Invented.NEEDS);
	}

	@Test
	void theAverageIsOfTheGroupUnderOneTopAndEachCommunityIsInItOnce() {
		ListedCommunity mental = listed("mental", new TrackRecord(10, 4, 0, 0), Invented.MILD, Invented.DEPRESSION);
		ListedCommunity eating = listed("eating", new TrackRecord(30, 4, 0, 0), Invented.EATING);
		ListedCommunity diabetes = listed("diabetes", new TrackRecord(8, 6, 2, 2), Invented.DIABETES);
		ListedCommunity both = listed("both", new TrackRecord(8, 2, 2, 1), Invented.DIABETES, Invented.EATING);
		ListedCommunity unknown = listed("unknown", new TrackRecord(99, 99, 0, 0), new SnomedConcept("404684003"));

		MatchIndex index = MatchIndex.of(List.of(mental, eating, diabetes, both, unknown), Invented.NEEDS);

		assertThat(index.prior(Invented.MAJOR_SINGLE)).isEqualTo(new Prior(10.0 / 48, 0.5));
		assertThat(index.prior(Invented.MENTAL)).isEqualTo(index.prior(Invented.MAJOR_SINGLE));
		assertThat(index.prior(Invented.DIABETES)).isEqualTo(new Prior(0.5, 0.75));
		assertThat(index.prior(Invented.ABUSE)).isEqualTo(Prior.UNKNOWN);
	}

	@Test
	void whatIsListedAsBeforeIsTakenOverEvenWhereItWasReadAgain() {
		MatchIndex before = MatchIndex.of(Invented.drawn(new Random(5)), Invented.NEEDS);

		MatchIndex after = MatchIndex.of(Invented.drawn(new Random(5)), Invented.NEEDS, Shares.NONE, before);

		assertThat(after.candidates()).hasSameSizeAs(before.candidates())
			.allMatch((candidate) -> before.candidates().contains(candidate));
	}

	@Test
	void whateverChangesAboutACommunityIsInTheNextIndexAndItsName() {
		ListedCommunity one = listed("one", TrackRecord.NONE, Invented.DEPRESSION);
		List<ListedCommunity> changes = List.of(Varied.moderated(one, Moderation.UNKNOWN),
				Varied.serving(one, Set.of(Invented.MENTAL)), Varied.lapsed(one), Varied.notForUnder18(suitable()),
				Varied.with(one, new TrackRecord(5, 3, 2, 1)), alive(one, 3), alive(one, 4));
		MatchIndex before = MatchIndex.of(List.of(one), Invented.NEEDS);
		List<String> names = new ArrayList<>(List.of(Snapshots.name(before).id()));

		for (ListedCommunity changed : changes) {
			MatchIndex after = MatchIndex.of(List.of(changed), Invented.NEEDS, Shares.NONE, before);
			assertThat(after.candidates().getFirst().listed()).isEqualTo(changed);
			names.add(Snapshots.name(after).id());
			assertThat(names.getLast()).isEqualTo(Snapshots.name(MatchIndex.of(List.of(changed), Invented.NEEDS)).id());
			before = after;
		}

		assertThat(names.subList(0, 4)).doesNotHaveDuplicates();
		assertThat(names.subList(4, names.size())).doesNotHaveDuplicates();
	}

	@Test
	void theSharesAreInTheNameOfTheIndexInWhateverOrderTheyWereCounted() {
		Map<CommunityId, Integer> some = Map.of(new CommunityId("one"), 4, new CommunityId("two"), 6);
		Shares shares = new Shares(Map.of(Invented.MILD, some, Invented.DIABETES, some));

		assertThat(shares).isEqualTo(new Shares(Map.of(Invented.DIABETES, some, Invented.MILD, some)))
			.isNotEqualTo(new Shares(Map.of(Invented.DIABETES, some)))
			.isNotEqualTo("shares")
			.hasSameHashCodeAs(new Shares(Map.of(Invented.DIABETES, some, Invented.MILD, some)));
		assertThat(shares.hashCode()).isNotZero();
		assertThat(shares.counts().keySet()).containsExactly(Invented.MILD, Invented.DIABETES);
		assertThat(shares.above(Invented.MILD)).containsExactly(new CommunityId("two"));
		assertThat(shares.above(Invented.EATING)).isEmpty();
		assertThat(name(shares)).isNotEqualTo(name(Shares.NONE));
	}

	private static String name(Shares shares) {
		return Snapshots.name(MatchIndex.of(List.of(Invented.peers("one").listed()), Invented.NEEDS, shares, null))
			.id();
	}

	private static List<String> covering(MatchIndex index, SnomedConcept need) {
		return Arrays.stream(index.covering(need))
			.mapToObj((packed) -> index.candidates().get(MatchIndex.candidate(packed)).community().id() + " "
					+ MatchIndex.nearness(packed))
			.toList();
	}

	private static ListedCommunity listed(String id, TrackRecord record, SnomedConcept... needs) {
		Invented.Peers peers = Invented.peers(id);
		peers.needs = Set.of(needs);
		peers.record = record;
		return peers.listed();
	}

	private static ListedCommunity suitable() {
		Invented.Peers peers = Invented.peers("one");
		peers.suitableUnder18 = true;
		return peers.listed();
	}

	private static ListedCommunity alive(ListedCommunity listed, double posts) {
		return new ListedCommunity(listed.community(), listed.vetting(), listed.trackRecord(),
				new Activity(posts, null, null, Invented.TODAY, Activity.Basis.MEASURED));
	}

}
