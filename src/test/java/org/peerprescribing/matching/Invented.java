package org.peerprescribing.matching;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;

/** Invented needs, communities and questions, by hand or drawn with a seed. */
final class Invented {

	static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

	static final OdsCode PRACTICE = new OdsCode("Z90001");

	static final SnomedConcept MENTAL = new SnomedConcept("74732009");

	static final SnomedConcept DEPRESSION = new SnomedConcept("35489007");

	static final SnomedConcept MILD = new SnomedConcept("310495003");

	static final SnomedConcept LOW_MOOD = new SnomedConcept("366979004");

	static final SnomedConcept MAJOR = new SnomedConcept("370143000");

	static final SnomedConcept MAJOR_SINGLE = new SnomedConcept("36923009");

	static final SnomedConcept EATING = new SnomedConcept("72366004");

	static final SnomedConcept DIABETES = new SnomedConcept("73211009");

	static final SnomedConcept ABUSE = new SnomedConcept("706893006");

	static final NeedHierarchy NEEDS = new NeedHierarchy(List.of(need(MENTAL, "Mental health problem", null, false),
			need(DEPRESSION, "Depression", MENTAL, false), need(MILD, "Mild depression", DEPRESSION, false),
			new Need(LOW_MOOD, "Depressed mood", "Low mood", DEPRESSION, false, true),
			need(MAJOR, "Major depression", DEPRESSION, false),
			need(MAJOR_SINGLE, "A single episode of depression", MAJOR, false),
			need(EATING, "Eating disorder", MENTAL, true), need(DIABETES, "Diabetes", null, false),
			need(ABUSE, "Domestic abuse from a partner", null, true)));

	private static final List<SnomedConcept> CONCEPTS = NEEDS.all().stream().map(Need::concept).toList();

	private Invented() {
	}

	/** A community for depression that fits {@link Asked#plain()}. */
	static Peers peers(String id) {
		return new Peers(id);
	}

	static Question question(MatchRequest request) {
		return new Question(request, Set.of(PRACTICE), NEEDS, TODAY);
	}

	static Ranking rank(MatchRequest request, List<ListedCommunity> listing) {
		return rank(request, listing, Shares.NONE);
	}

	static Ranking rank(MatchRequest request, List<ListedCommunity> listing, Shares shares) {
		return Ranking.of(question(request), MatchIndex.of(listing, NEEDS, shares, null));
	}

	/** Everything that fits, best first. */
	static List<Match> matches(MatchRequest request, List<ListedCommunity> listing) {
		return rank(request, listing).best(Integer.MAX_VALUE, List.of());
	}

	static ListedCommunity drawn(Random random, int number) {
		Peers peers = peers("drawn-" + number);
		peers.needs = some(random, CONCEPTS);
		peers.minAge = random.nextBoolean() ? null : 14 + random.nextInt(10);
		peers.audience = some(random, List.of(Audience.values()));
		peers.formats = some(random, List.of("forum", "group_chat", "video_meeting", "app", "one_to_one_peer"));
		peers.moderation = one(random, Moderation.values());
		peers.anonymous = one(random, Answer.values());
		peers.cost = one(random, Community.Cost.values());
		peers.payers = random.nextBoolean() ? Set.of(PRACTICE) : Set.of();
		peers.language = random.nextInt(4) == 0 ? "cy" : "en";
		peers.region = random.nextInt(4) == 0 ? "Wales" : "UK";
		peers.supports = some(random, List.of(SupportKind.values()));
		int sent = random.nextInt(50);
		int joined = random.nextInt(sent + 1);
		int answered = random.nextInt(joined + 1);
		peers.record = new TrackRecord(sent, joined, answered, random.nextInt(answered + 1));
		peers.suitableUnder18 = random.nextBoolean();
		peers.activity = random.nextBoolean() ? null : activity(random);
		return peers.listed();
	}

	private static Activity activity(Random random) {
		return new Activity(random.nextBoolean() ? null : random.nextDouble(100),
				random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(6000)),
				random.nextBoolean() ? null : random.nextDouble(), TODAY.minusDays(random.nextInt(300)),
				one(random, Activity.Basis.values()));
	}

	static List<ListedCommunity> drawn(Random random) {
		List<ListedCommunity> listing = new ArrayList<>();
		int most = 1 + random.nextInt(30);
		for (int i = 0; i < most; i++) {
			listing.add(drawn(random, i));
		}
		return listing;
	}

	static MatchRequest asked(Random random) {
		Asked asked = new Asked();
		asked.age = 16 + random.nextInt(80);
		asked.mainNeed = one(random, CONCEPTS.toArray(new SnomedConcept[0]));
		asked.otherNeeds = random.nextBoolean() ? Set.of() : some(random, CONCEPTS);
		asked.wanted = random.nextBoolean() ? Set.of() : some(random, List.of(SupportKind.values()));
		asked.belongsTo = random.nextBoolean() ? Set.of() : some(random, List.of(Audience.values()));
		asked.saidNo = random.nextBoolean() ? List.of()
				: List.of(new SaidNo(new CommunityId("drawn-0"), one(random, NotRightReason.values())));
		asked.acceptsPaid = random.nextBoolean();
		asked.access = one(random, new DigitalAccess[] { DigitalAccess.PHONE, DigitalAccess.COMPUTER });
		asked.accessNeeds = random.nextBoolean() ? Set.of() : some(random, List.of(AccessNeed.values()));
		return asked.request();
	}

	static <T> T one(Random random, T[] of) {
		return of[random.nextInt(of.length)];
	}

	private static <T> Set<T> some(Random random, List<T> of) {
		Set<T> some = new HashSet<>();
		int most = 1 + random.nextInt(3);
		for (int i = 0; i < most; i++) {
			some.add(of.get(random.nextInt(of.size())));
		}
		return some;
	}

	private static Need need(SnomedConcept concept, String label, @Nullable SnomedConcept broader, boolean askFirst) {
		return new Need(concept, label, label, broader, askFirst, false);
	}

	/** What is to be changed about a community. */
	static final class Peers {

		private final String id;

		Set<SnomedConcept> needs = Set.of(DEPRESSION);

		@Nullable Integer minAge = 18;

		@Nullable Integer maxAge;

		Set<Audience> audience = EnumSet.of(Audience.GENERAL);

		Set<String> formats = Set.of("forum");

		Moderation moderation = Moderation.POST_HOURS;

		Answer anonymous = Answer.YES;

		boolean registration = true;

		String accessibility = "";

		Community.@Nullable Cost cost = Community.Cost.FREE;

		Set<OdsCode> payers = Set.of();

		String language = "en";

		String region = "UK";

		Set<SupportKind> supports = EnumSet.of(SupportKind.EMOTIONAL);

		TrackRecord record = TrackRecord.NONE;

		@Nullable Activity activity;

		boolean suitableUnder18;

		LocalDate reviewedOn = TODAY;

		LocalDate nextDue = TODAY.plusMonths(6);

		private Peers(String id) {
			this.id = id;
		}

		ListedCommunity listed() {
			Community community = new Community(new CommunityId(this.id), "Group " + this.id, "Mind",
					URI.create("https://example.org/"), "A group.", this.needs, this.minAge, this.maxAge, this.audience,
					this.formats, this.moderation, Answer.UNKNOWN, this.anonymous, this.cost, this.payers,
					this.registration, Set.of(new LanguageTag(this.language)), this.region, this.accessibility,
					Answer.YES, this.supports);
			return new ListedCommunity(community,
					new Vetting("A", "B", this.reviewedOn, this.nextDue, this.suitableUnder18, false), this.record,
					this.activity);
		}

	}

	/** What is to be changed about a question. */
	static final class Asked {

		int age = 40;

		SnomedConcept mainNeed = DEPRESSION;

		Set<SnomedConcept> otherNeeds = Set.of();

		Set<SupportKind> wanted = Set.of();

		Set<Audience> belongsTo = Set.of();

		Set<Risk> risks = Set.of();

		@Nullable Phq9 phq9;

		boolean acceptsPaid;

		List<SaidNo> saidNo = List.of();

		DigitalAccess access = DigitalAccess.PHONE;

		Set<AccessNeed> accessNeeds = Set.of();

		Set<LanguageTag> languages = Set.of(LanguageTag.ENGLISH);

		String nation = "England";

		int count = 3;

		MatchRequest request() {
			return new MatchRequest(PRACTICE, this.age, this.mainNeed, this.otherNeeds, this.wanted, this.belongsTo,
					this.access, this.accessNeeds, this.languages, this.nation, this.risks, this.phq9, this.acceptsPaid,
					this.saidNo, this.count);
		}

		static MatchRequest plain() {
			return new Asked().request();
		}

	}

}
