package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Each hard rule at its limits; beside the one that is meant, all hold. */
class HardRuleTests {

	private final Invented.Asked asked = new Invented.Asked();

	private final Invented.Peers peers = Invented.peers("ruled");

	@Test
	void theOneThatTheOthersAreComparedWithBreaksNone() {
		assertThat(broken()).isEmpty();
	}

	@Test
	void aVettingCountsFromItsReviewUntilTheDayBeforeTheNext() {
		assertOnly(HardRule.VETTED, false, () -> this.peers.reviewedOn = Invented.TODAY);
		assertOnly(HardRule.VETTED, true, () -> this.peers.reviewedOn = Invented.TODAY.plusDays(1));
		this.peers.reviewedOn = LocalDate.of(2025, 1, 1);
		assertOnly(HardRule.VETTED, false, () -> this.peers.nextDue = Invented.TODAY.plusDays(1));
		assertOnly(HardRule.VETTED, true, () -> this.peers.nextDue = Invented.TODAY);
	}

	@Test
	void onlyTheCommunityThatWasSaidNoToIsRefused() {
		this.asked.saidNo = List.of(new SaidNo(new CommunityId("another"), NotRightReason.OTHER));
		assertThat(broken()).isEmpty();
		this.asked.saidNo = List.of(new SaidNo(new CommunityId("another"), NotRightReason.OTHER),
				new SaidNo(new CommunityId("ruled"), NotRightReason.OTHER));
		assertThat(broken()).containsExactly(HardRule.NOT_REFUSED);
	}

	@ParameterizedTest
	@CsvSource({ "17, YOUNG_PEOPLE, false", "16, YOUNG_PEOPLE, false", "25, YOUNG_PEOPLE, false",
			"26, YOUNG_PEOPLE, true", "64, OLDER_PEOPLE, true", "65, OLDER_PEOPLE, false", "15, YOUNG_PEOPLE, true",
			"40, MEN, true", "40, GENERAL, false" })
	void ofTheGroupsThoseByAgeAndPeopleAtLargeFollowFromTheAge(int age, Audience audience, boolean broken) {
		this.asked.age = age;
		this.asked.belongsTo = EnumSet.of(Audience.YOUNG_PEOPLE, Audience.OLDER_PEOPLE);
		this.peers.minAge = 10;
		this.peers.suitableUnder18 = true;

		assertOnly(HardRule.AUDIENCE, broken, () -> this.peers.audience = Set.of(audience));
	}

	@ParameterizedTest
	@CsvSource({ "29, true", "30, false", "40, false", "50, false", "51, true" })
	void bothAgeLimitsAreIncluded(int age, boolean broken) {
		this.peers.minAge = 30;
		this.peers.maxAge = 50;

		assertOnly(HardRule.AGE, broken, () -> this.asked.age = age);
	}

	@Test
	void withoutALimitEveryAdultAgePasses() {
		this.peers.minAge = null;

		assertOnly(HardRule.AGE, false, () -> this.asked.age = 130);
		assertOnly(HardRule.AGE, false, () -> this.asked.age = 18);
	}

	@ParameterizedTest
	@CsvSource({ "17, 16, true, false", "17, 17, true, true", "17, 16, false, true", "18, 16, false, false",
			"16, 13, true, false" })
	void under18NeedsTheCriterionAndAnAgeOf16OrLess(int age, int minAge, boolean suitable, boolean broken) {
		this.peers.minAge = minAge;
		this.peers.suitableUnder18 = suitable;

		assertOnly(HardRule.UNDER_18, broken, () -> this.asked.age = age);
	}

	@Test
	void oneSharedLanguageIsEnoughWhateverItsRegionOrScript() {
		this.asked.languages = tags("pl", "pa-Guru");

		assertOnly(HardRule.LANGUAGE, true, () -> this.peers.language = "en");
		assertOnly(HardRule.LANGUAGE, false, () -> this.peers.language = "pa-Arab");
		assertOnly(HardRule.LANGUAGE, false, () -> this.peers.language = "pl");
	}

	@ParameterizedTest
	@CsvSource({ "UK, England, false", "global, England, false", "England, England, false", "Wales, England, true",
			"Wales, Wales, false", "England, NI, true" })
	void aRegionIsTheirsOrEverywhere(String region, String nation, boolean broken) {
		this.asked.nation = nation;

		assertOnly(HardRule.REGION, broken, () -> this.peers.region = region);
	}

	@ParameterizedTest
	@CsvSource({ "COMPUTER, app, true", "PHONE, app, false", "COMPUTER, forum, false", "COMPUTER, app forum, false" })
	void anAppAloneNeedsAPhone(DigitalAccess access, String formats, boolean broken) {
		this.asked.access = access;

		assertOnly(HardRule.DEVICE, broken, () -> this.peers.formats = Set.of(formats.split(" ")));
	}

	@Test
	void costIsFreeUnlessThePersonTakesAPaidOneAndMustBeKnown() {
		assertOnly(HardRule.COST, true, () -> this.peers.cost = Community.Cost.PAID);
		assertOnly(HardRule.COST, false, () -> this.asked.acceptsPaid = true);
		assertOnly(HardRule.COST, true, () -> this.peers.cost = null);
	}

	@Test
	void whatIsFreeWhereCommissionedNeedsOneOfThosePayers() {
		this.peers.payers = Set.of(new OdsCode("QQQ"), new OdsCode("QQR"));

		assertOnly(HardRule.COMMISSIONED, false, () -> this.peers.cost = Community.Cost.FREE);
		assertOnly(HardRule.COMMISSIONED, true, () -> this.peers.cost = Community.Cost.FREE_IF_COMMISSIONED);
		assertOnly(HardRule.COMMISSIONED, false,
				() -> this.peers.payers = Set.of(new OdsCode("QQQ"), Invented.PRACTICE));
	}

	@ParameterizedTest
	@EnumSource
	void withAnEatingDisorderModerationIsBeforePostingOrRoundTheClock(Moderation level) {
		boolean strict = level == Moderation.PRE || level == Moderation.POST_24H;
		this.peers.moderation = level;

		assertThat(broken()).isEmpty();
		assertOnly(HardRule.EATING_DISORDER_MODERATION, !strict, () -> this.asked.otherNeeds = Set.of(Invented.EATING));
		this.asked.otherNeeds = Set.of(Invented.DIABETES);
		assertThat(broken()).isEmpty();
		this.peers.needs = Set.of(Invented.EATING);
		assertOnly(HardRule.EATING_DISORDER_MODERATION, !strict, () -> this.asked.mainNeed = Invented.EATING);
	}

	@Test
	void everyRuleThatLooksAtACommunityCanBeBrokenAtOnce() {
		this.asked.age = 17;
		this.asked.languages = tags("pl");
		this.asked.access = DigitalAccess.COMPUTER;
		this.asked.otherNeeds = Set.of(Invented.EATING);
		this.asked.saidNo = List.of(new SaidNo(new CommunityId("ruled"), NotRightReason.OTHER));
		this.peers.nextDue = Invented.TODAY;
		this.peers.audience = Set.of(Audience.MEN);
		this.peers.region = "Wales";
		this.peers.formats = Set.of("app");
		this.peers.cost = Community.Cost.FREE_IF_COMMISSIONED;

		Set<HardRule> all = EnumSet.complementOf(EnumSet.of(HardRule.ONLINE, HardRule.TOPIC, HardRule.COST));
		assertThat(broken()).containsExactlyElementsOf(all);
		this.peers.cost = Community.Cost.PAID;
		assertThat(broken()).contains(HardRule.COST).doesNotContain(HardRule.COMMISSIONED);
	}

	@ParameterizedTest
	@EnumSource
	void eachRuleHasASentenceAndACodeOfItsOwn(HardRule rule) {
		assertThat(rule.text()).endsWith(".").hasSizeGreaterThan(20);
		assertThat(rule.code()).matches("[a-z0-9]+(-[a-z0-9]+)*").isEqualToIgnoringCase(rule.name().replace('_', '-'));
	}

	private void assertOnly(HardRule rule, boolean broken, Runnable change) {
		change.run();
		assertThat(broken()).isEqualTo(broken ? List.of(rule) : List.of());
	}

	private List<HardRule> broken() {
		return HardRule
			.of(HardRule.broken(Invented.question(this.asked.request()), new Candidate(this.peers.listed())));
	}

	private static Set<LanguageTag> tags(String... tags) {
		return Set.of(tags).stream().map(LanguageTag::new).collect(Collectors.toSet());
	}

}
