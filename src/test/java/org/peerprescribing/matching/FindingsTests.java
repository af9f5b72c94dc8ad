package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found about a community is what its points are given for. */
class FindingsTests {

	private final Invented.Asked asked = new Invented.Asked();

	private final Invented.Peers peers = Invented.peers("found");

	@ParameterizedTest
	@CsvSource({ "EXACT, TOPIC_EXACT", "ONE_STEP, TOPIC_BROADER", "TWO_STEPS, TOPIC_MUCH_BROADER",
			"NAVIGATIONAL, TOPIC_NEAR" })
	void theTopicIsNamedWithItsNearness(Topic.Nearness nearness, Finding.Code code) {
		Need depression = need(Invented.DEPRESSION.id());

		assertThat(findings().topic(new Topic(depression, nearness), 0)).containsExactly(Finding.of(code, depression));
		assertThat(findings().topic(new Topic(depression, nearness), 2)).containsExactly(Finding.of(code, depression),
				Finding.of(Finding.Code.TOPIC_OTHERS, 2));
	}

	@Test
	void aNeedToBeAskedAboutFirstIsNotNamedWhicheverOfTheTwoItIs() {
		Need depression = need(Invented.DEPRESSION.id());
		Need eating = need(Invented.EATING.id());

		assertThat(findings().topic(new Topic(eating, Topic.Nearness.EXACT), 0))
			.containsExactly(Finding.of(Finding.Code.TOPIC_EXACT));
		this.asked.mainNeed = Invented.EATING;
		assertThat(findings().topic(new Topic(depression, Topic.Nearness.EXACT), 0))
			.containsExactly(Finding.of(Finding.Code.TOPIC_EXACT));
	}

	@Test
	void ofTheSupportWantedWhatIsOfferedIsSaidInItsOrder() {
		this.peers.supports = Set.of(SupportKind.ESTEEM, SupportKind.EMOTIONAL, SupportKind.INSTRUMENTAL);

		assertThat(findings().support()).containsExactly(Finding.of(Finding.Code.SUPPORT_NOT_ASKED));
		this.asked.wanted = Set.of(SupportKind.ESTEEM, SupportKind.INFORMATIONAL, SupportKind.EMOTIONAL);
		assertThat(findings().support())
			.containsExactly(Finding.of(Finding.Code.SUPPORT_OFFERED, SupportKind.EMOTIONAL, SupportKind.ESTEEM));
		this.asked.wanted = Set.of(SupportKind.COMPANIONSHIP);
		assertThat(findings().support()).containsExactly(Finding.of(Finding.Code.SUPPORT_MISSING));
	}

	@ParameterizedTest
	@EnumSource
	void theLevelOfModerationIsSaidAndThatStricterComesFirst(Moderation level) {
		this.peers.moderation = level;
		Finding said = Finding.of(Finding.Code.valueOf("MODERATION_" + level.name()));

		assertThat(findings().moderation()).containsExactly(said);
		this.asked.saidNo = List.of(new SaidNo(new CommunityId("another"), NotRightReason.TONE));
		assertThat(findings().moderation()).containsExactly(said, Finding.of(Finding.Code.MODERATION_STRICTER_FIRST));
	}

	@Test
	void peopleLikeThemAreSpokenOfOnlyWhereAskedFor() {
		this.asked.belongsTo = Set.of(Audience.CARERS);

		assertThat(findings().similarity(false)).containsExactly(Finding.of(Finding.Code.PEERS_NOT_ASKED));
		assertThat(findings().similarity(true)).containsExactly(Finding.of(Finding.Code.PEERS_AT_LARGE));
		this.peers.audience = Set.of(Audience.CARERS);
		assertThat(findings().similarity(true)).containsExactly(Finding.of(Finding.Code.PEERS_ALIKE));
	}

	@Test
	void withoutAWishOnlyWhatIsThereIsSaidOfAccess() {
		this.peers.registration = false;
		this.peers.accessibility = "captions";

		assertThat(codes(findings().access())).containsExactly(Finding.Code.ACCESS_ANONYMITY,
				Finding.Code.ACCESS_ANY_TIME, Finding.Code.ACCESS_NO_ACCOUNT, Finding.Code.ACCESS_ACCESSIBLE);
		this.peers.registration = true;
		this.peers.accessibility = "";
		this.peers.anonymous = Answer.UNKNOWN;
		this.peers.formats = Set.of("video_meeting");
		assertThat(codes(findings().access())).containsExactly(Finding.Code.ACCESS_UNKNOWN);
	}

	@Test
	void withAWishWhatIsMissingIsSaidToo() {
		this.asked.accessNeeds = Set.of(AccessNeed.SPOKEN, AccessNeed.ANONYMITY, AccessNeed.IN_WRITING);

		assertThat(findings().access()).containsExactly(Finding.of(Finding.Code.ACCESS_ANONYMITY),
				Finding.of(Finding.Code.ACCESS_IN_WRITING), Finding.of(Finding.Code.ACCESS_MISSING, AccessNeed.SPOKEN));
	}

	@Test
	void theTrackRecordIsSaidOnceSomebodyWasSent() {
		assertThat(codes(findings().trackRecord())).containsExactly(Finding.Code.TRACK_NONE);
		this.peers.record = new TrackRecord(3, 2, 0, 0);
		assertThat(findings().trackRecord()).containsExactly(Finding.of(Finding.Code.TRACK_JOINED, 2, 3));
		this.peers.record = new TrackRecord(3, 2, 1, 1);
		assertThat(findings().trackRecord()).containsExactly(Finding.of(Finding.Code.TRACK_JOINED, 2, 3),
				Finding.of(Finding.Code.TRACK_USEFUL, 1, 1));
	}

	private Findings findings() {
		return new Findings(Invented.question(this.asked.request()), new Candidate(this.peers.listed()));
	}

	private static List<Finding.Code> codes(List<Finding> findings) {
		return findings.stream().map(Finding::code).collect(Collectors.toList());
	}

	private static Need need(String concept) {
		return Invented.NEEDS.all()
			.stream()
			.filter((need) -> need.concept().id().equals(concept))
			.findFirst()
			.orElseThrow();
	}

}
