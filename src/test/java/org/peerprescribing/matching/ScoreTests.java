package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

/** The points of each term of the score, at the edges of its scale. */
class ScoreTests {

	private final Invented.Asked asked = new Invented.Asked();

	private final Invented.Peers peers = Invented.peers("scored");

	@Test
	void eachOtherNeedThatIsCoveredTooAddsTwoPointsUpToThirty() {
		this.asked.mainNeed = Invented.MILD;
		this.asked.otherNeeds = Set.of(Invented.DIABETES, Invented.EATING, Invented.ABUSE);
		this.peers.needs = Set.of(Invented.DEPRESSION);

		assertThat(points(ScoreTerm.Kind.TOPIC)).isEqualTo(22);
		this.peers.needs = Set.of(Invented.DEPRESSION, Invented.DIABETES);
		assertThat(points(ScoreTerm.Kind.TOPIC)).isEqualTo(24);
		this.peers.needs = Set.of(Invented.DEPRESSION, Invented.DIABETES, Invented.EATING);
		this.peers.moderation = Moderation.PRE;
		assertThat(points(ScoreTerm.Kind.TOPIC)).isEqualTo(26);
		this.peers.needs = Set.of(Invented.MILD, Invented.DIABETES);
		assertThat(points(ScoreTerm.Kind.TOPIC)).isEqualTo(30);
	}

	@Test
	void anotherNeedIsCoveredByABroaderOneAndTheMainNeedIsNoOther() {
		this.asked.otherNeeds = Set.of(Invented.DEPRESSION, Invented.EATING);
		this.peers.needs = Set.of(Invented.MENTAL);
		this.peers.moderation = Moderation.PRE;

		assertThat(points(ScoreTerm.Kind.TOPIC)).isEqualTo(24);
	}

	@ParameterizedTest
	@CsvSource({ "'', EMOTIONAL, 10", "EMOTIONAL, EMOTIONAL, 20", "EMOTIONAL, ESTEEM, 0",
			"EMOTIONAL ESTEEM, ESTEEM, 10", "EMOTIONAL ESTEEM INFORMATIONAL, ESTEEM, 6.7",
			"EMOTIONAL ESTEEM INFORMATIONAL, ESTEEM INFORMATIONAL COMPANIONSHIP, 13.3",
			"EMOTIONAL ESTEEM INFORMATIONAL INSTRUMENTAL COMPANIONSHIP, EMOTIONAL ESTEEM INFORMATIONAL INSTRUMENTAL COMPANIONSHIP, 20" })
	void supportCountsByHowMuchOfWhatIsWantedIsOffered(String wanted, String offered, double points) {
		this.asked.wanted = kinds(wanted);
		this.peers.supports = kinds(offered);

		assertThat(points(ScoreTerm.Kind.SUPPORT)).isEqualTo(points);
	}

	@ParameterizedTest
	@CsvSource({ "PRE, 15, 15", "POST_24H, 12.8, 13.9", "POST_HOURS, 9, 12", "PEER_ONLY, 3.8, 9.4",
			"UNKNOWN, 1.5, 8.3" })
	void moderationHasItsPointsAndWithoutMentalHealthHalfOfThemForAll(Moderation level, double mental, double other) {
		this.peers.moderation = level;

		assertThat(points(ScoreTerm.Kind.MODERATION)).isEqualTo(mental);
		this.asked.mainNeed = Invented.DIABETES;
		this.peers.needs = Set.of(Invented.DIABETES);
		assertThat(points(ScoreTerm.Kind.MODERATION)).isEqualTo(other);
	}

	@Test
	void peopleLikeThemCountOnlyWhereTheyWereAskedFor() {
		this.asked.age = 70;
		this.peers.audience = Set.of(Audience.OLDER_PEOPLE);

		assertThat(points(ScoreTerm.Kind.SIMILARITY)).isZero();
		this.asked.saidNo = no(NotRightReason.PEOPLE_NOT_LIKE_ME);
		assertThat(points(ScoreTerm.Kind.SIMILARITY)).isEqualTo(10);
		this.asked.saidNo = no(NotRightReason.AGE);
		assertThat(points(ScoreTerm.Kind.SIMILARITY)).isEqualTo(10);
		this.asked.saidNo = no(NotRightReason.LANGUAGE);
		assertThat(points(ScoreTerm.Kind.SIMILARITY)).isZero();
	}

	@Test
	void namingAGroupIsAskingForItAndPeopleAtLargeAreNoGroup() {
		this.asked.belongsTo = Set.of(Audience.CARERS);

		assertThat(points(ScoreTerm.Kind.SIMILARITY)).isZero();
		this.peers.audience = Set.of(Audience.GENERAL, Audience.CARERS);
		assertThat(points(ScoreTerm.Kind.SIMILARITY)).isEqualTo(10);
	}

	@ParameterizedTest
	@CsvSource({ "YES, forum, false, good for screen readers, 10", "UNKNOWN, forum, false, good for screen readers, 8",
			"NO, forum, false, good for screen readers, 6", "YES, video_meeting, false, good for screen readers, 7",
			"YES, forum, true, good for screen readers, 8", "YES, forum, false, '', 9",
			"NO, video_meeting, true, '', 0" })
	void whereNothingWasAskedForAccessCountsWhatHelpsMostPeople(Answer anonymous, String format, boolean account,
			String accessibility, double points) {
		this.peers.anonymous = anonymous;
		this.peers.formats = Set.of(format);
		this.peers.registration = account;
		this.peers.accessibility = accessibility;

		assertThat(points(ScoreTerm.Kind.ACCESS)).isEqualTo(points);
	}

	@ParameterizedTest
	@CsvSource({ "ANONYMITY, 5", "IN_WRITING, 10", "SPOKEN, 0", "NO_ACCOUNT, 0", "ANY_TIME, 10", "ACCESSIBLE, 5",
			"IN_WRITING SPOKEN, 5", "IN_WRITING SPOKEN NO_ACCOUNT, 3.3", "ANONYMITY IN_WRITING SPOKEN, 5" })
	void whatWasAskedForCountsAlikeAndNotKnownIsHalf(String needs, double points) {
		this.asked.accessNeeds = Set.of(needs.split(" ")).stream().map(AccessNeed::valueOf).collect(Collectors.toSet());
		this.peers.anonymous = Answer.UNKNOWN;

		assertThat(points(ScoreTerm.Kind.ACCESS)).isEqualTo(points);
	}

	@ParameterizedTest
	@CsvSource({ "forum, YES, YES, NO", "social_network, YES, YES, NO", "app, YES, YES, NO", "group_chat, NO, YES, NO",
			"video_meeting, NO, NO, YES", "one_to_one_peer, NO, NO, NO" })
	void theFormatSaysWhenAndHowOneCanTakePart(String format, Answer anyTime, Answer inWriting, Answer spoken) {
		this.peers.formats = Set.of(format);

		Candidate candidate = new Candidate(this.peers.listed());

		assertThat(candidate.offers(AccessNeed.ANY_TIME)).isEqualTo(anyTime);
		assertThat(candidate.offers(AccessNeed.IN_WRITING)).isEqualTo(inWriting);
		assertThat(candidate.offers(AccessNeed.SPOKEN)).isEqualTo(spoken);
	}

	@Test
	void theTrackRecordCountsByItsDecayedRatesDrawnTowardsTheAverage() {
		Prior prior = new Prior(0.35, 0.5);
		TrackRecord.Decayed decayed = new TrackRecord.Decayed(20, 13, 10, 10);
		this.peers.record = new TrackRecord(400, 1, 1, 0, decayed);

		// (7 + 13) / 40 joined, (10 + 10) / 30 useful.
		assertThat(points(ScoreTerm.Kind.TRACK_RECORD, prior)).isEqualTo(2.9);
		this.peers.record = TrackRecord.NONE;
		assertThat(points(ScoreTerm.Kind.TRACK_RECORD, prior)).isEqualTo(2.1);
	}

	@Test
	void oneMoreWhoJoinedNeverMakesTheTrackRecordWorse() {
		Prior prior = new Prior(0.35, 0.5);
		double before = 0;
		for (int joined = 0; joined <= 30; joined++) {
			this.peers.record = new TrackRecord(30, joined, 0, 0);
			double points = points(ScoreTerm.Kind.TRACK_RECORD, prior);
			assertThat(points).isGreaterThanOrEqualTo(before);
			before = points;
		}
		assertThat(before).isEqualTo(3.1);
	}

	@Test
	void termsOfTheSamePointsStandInAFixedOrder() {
		this.peers.anonymous = Answer.UNKNOWN;
		this.peers.registration = true;
		List<ScoreTerm> terms = terms(Prior.UNKNOWN);

		assertThat(terms).extracting(ScoreTerm::kind)
			.containsExactly(ScoreTerm.Kind.TOPIC, ScoreTerm.Kind.SUPPORT, ScoreTerm.Kind.MODERATION,
					ScoreTerm.Kind.ACTIVITY, ScoreTerm.Kind.ACCESS, ScoreTerm.Kind.TRACK_RECORD,
					ScoreTerm.Kind.SIMILARITY);
		this.asked.wanted = Set.of(SupportKind.ESTEEM);
		assertThat(terms(Prior.UNKNOWN).subList(5, 7)).extracting(ScoreTerm::kind)
			.containsExactly(ScoreTerm.Kind.SUPPORT, ScoreTerm.Kind.SIMILARITY);
	}

	private double points(ScoreTerm.Kind kind) {
		return points(kind, Prior.UNKNOWN);
	}

	/** Also that the sum that orders is the sum of the terms that are shown. */
	private double points(ScoreTerm.Kind kind, Prior prior) {
		List<ScoreTerm> terms = terms(prior);
		assertThat(terms.stream().mapToLong((term) -> Math.round(10 * term.points())).sum()).isEqualTo(tenths(prior));
		return terms.stream().filter((term) -> term.kind() == kind).findFirst().orElseThrow().points();
	}

	private List<ScoreTerm> terms(Prior prior) {
		return new Score(question(), prior).terms(new Candidate(this.peers.listed()), topic(), others());
	}

	private int tenths(Prior prior) {
		return new Score(question(), prior).tenths(new Candidate(this.peers.listed()), topic().nearness(), others());
	}

	private Topic topic() {
		return Topic.of(this.asked.mainNeed, this.peers.needs, Invented.NEEDS).orElseThrow();
	}

	private int others() {
		return (int) this.asked.otherNeeds.stream()
			.filter((need) -> !need.equals(this.asked.mainNeed) && isServed(need))
			.count();
	}

	private boolean isServed(SnomedConcept need) {
		return Topic.of(need, this.peers.needs, Invented.NEEDS).isPresent();
	}

	private Question question() {
		return Invented.question(this.asked.request());
	}

	private static List<SaidNo> no(NotRightReason reason) {
		return List.of(new SaidNo(new CommunityId("another"), reason));
	}

	private static Set<SupportKind> kinds(String names) {
		return names.isEmpty() ? Set.of()
				: Set.of(names.split(" ")).stream().map(SupportKind::valueOf).collect(Collectors.toSet());
	}

}
