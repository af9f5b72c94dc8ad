package org.peerprescribing.matching;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes first after each kind of no, before any score is compared. */
class PreferenceTests {

	@ParameterizedTest
	@CsvSource({ "TONE, STRICTER", "UPSET_ME, STRICTER", "FELT_UNSAFE, STRICTER", "TOO_BUSY, SMALLER",
			"BAD_TIME, ANY_TIME", "TOO_QUIET, BUSIER", "TECHNICAL, SIMPLER", "NOT_MY_PROBLEM, EXACT_TOPIC" })
	void eachReasonAsksForOneThing(NotRightReason reason, Preference preference) {
		assertThat(Preference.after(EnumSet.of(reason))).containsExactly(preference);
	}

	@ParameterizedTest
	@CsvSource({ "PEOPLE_NOT_LIKE_ME", "LANGUAGE", "AGE", "OTHER" })
	void theOtherReasonsChangeTheScoreOrARuleAtMost(NotRightReason reason) {
		assertThat(Preference.after(EnumSet.of(reason))).isEmpty();
	}

	@Test
	void stricterModerationStandsFirstInItsOwnOrder() {
		for (Moderation level : Moderation.values()) {
			assertThat(place(Preference.STRICTER, (peers) -> peers.moderation = level)).isEqualTo(level.ordinal());
		}
	}

	@ParameterizedTest
	@CsvSource({ "one_to_one_peer, 0", "one_to_one_peer forum, 0", "group_chat, 1", "video_meeting, 1",
			"forum group_chat, 1", "forum, 2", "social_network app, 2" })
	void smallerMeansOneToOneThenAGroupThatMeets(String formats, int place) {
		assertThat(place(Preference.SMALLER, (peers) -> peers.formats = Set.of(formats.split(" ")))).isEqualTo(place);
	}

	@ParameterizedTest
	@CsvSource({ "forum, 0", "app video_meeting, 0", "video_meeting, 1", "group_chat, 1" })
	void whatIsOpenAtAnyTimeStandsBeforeWhatMeets(String formats, int place) {
		assertThat(place(Preference.ANY_TIME, (peers) -> peers.formats = Set.of(formats.split(" ")))).isEqualTo(place);
	}

	@ParameterizedTest
	@CsvSource({ "10, 0", "9.9, 1", "2, 1", "1.9, 2", "0, 2" })
	void busierMeansMorePostsADay(double posts, int place) {
		assertThat(place(Preference.BUSIER, (peers) -> peers.activity = posting(posts))).isEqualTo(place);
	}

	@Test
	void howBusyIsNotKnownStandsInTheMiddle() {
		assertThat(place(Preference.BUSIER, (peers) -> peers.activity = null)).isEqualTo(1);
		assertThat(place(Preference.BUSIER, (peers) -> peers.activity = posting(null))).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "false, app, 0", "false, forum, 0", "true, forum, 1", "true, app forum, 1", "true, app, 2" })
	void simplerMeansWithoutAnAccountThenWithoutAnApp(boolean account, String formats, int place) {
		assertThat(place(Preference.SIMPLER, (peers) -> {
			peers.registration = account;
			peers.formats = Set.of(formats.split(" "));
		})).isEqualTo(place);
	}

	@Test
	void theExactTopicStandsBeforeABroaderOne() {
		Candidate candidate = new Candidate(Invented.peers("near").listed());

		assertThat(Arrays.stream(Topic.Nearness.values())
			.map((nearness) -> Preference.EXACT_TOPIC.place(candidate, nearness))).containsExactly(0, 1, 2, 3);
	}

	@Test
	void severalWishesAddUpAndNoneCountsForNobody() {
		Invented.Asked asked = new Invented.Asked();
		Invented.Peers peers = Invented.peers("wished");
		peers.moderation = Moderation.PEER_ONLY;
		Candidate candidate = new Candidate(peers.listed());

		assertThat(Preference.placeOf(Invented.question(asked.request()), candidate, Topic.Nearness.EXACT)).isZero();
		asked.saidNo = List.of(no(NotRightReason.TONE), no(NotRightReason.TOO_BUSY), no(NotRightReason.UPSET_ME));
		assertThat(Preference.placeOf(Invented.question(asked.request()), candidate, Topic.Nearness.EXACT))
			.isEqualTo(3 + 2);
	}

	@Test
	void theWishGoesBeforeTheScore() {
		Invented.Asked asked = new Invented.Asked();
		Invented.Peers quiet = Invented.peers("a-quiet");
		quiet.activity = new Activity(1.0, Duration.ofMinutes(5), 0.0, Invented.TODAY, Activity.Basis.MEASURED);
		Invented.Peers busy = Invented.peers("b-busy");
		busy.activity = new Activity(12.0, Duration.ofDays(9), 1.0, Invented.TODAY, Activity.Basis.MEASURED);
		List<ListedCommunity> listing = List.of(quiet.listed(), busy.listed());

		assertThat(Invented.matches(asked.request(), listing).getFirst().listed()).isEqualTo(listing.getFirst());
		asked.saidNo = List.of(no(NotRightReason.TOO_QUIET));
		assertThat(Invented.matches(asked.request(), listing).getFirst().listed()).isEqualTo(listing.getLast());
	}

	private static int place(Preference preference, Consumer<Invented.Peers> change) {
		Invented.Peers peers = Invented.peers("placed");
		change.accept(peers);
		return preference.place(new Candidate(peers.listed()), Topic.Nearness.EXACT);
	}

	private static Activity posting(@Nullable Double posts) {
		return new Activity(posts, null, null, Invented.TODAY, Activity.Basis.SELF_DECLARED);
	}

	private static SaidNo no(NotRightReason reason) {
		return new SaidNo(new CommunityId("another"), reason);
	}

}
