package org.peerprescribing.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.shared.LanguageTag;

/**
 * A listed community made ready once for every question: its sets as bits, its days and
 * ages as numbers, all in one object, since ten thousand of them are looked at for one
 * answer. Kept as long as its listing stays the same.
 */
final class Candidate {

	private static final Set<String> AT_ANY_TIME = Set.of("forum", "social_network", "app");

	private static final Set<String> IN_WRITING = Set.of("forum", "social_network", "group_chat", "app");

	private static final Set<String> SPOKEN = Set.of("video_meeting");

	private final ListedCommunity listed;

	private final int reviewedOn;

	private final int nextDue;

	private final int youngest;

	private final int oldest;

	private final boolean suitableUnder18;

	private final int idHash;

	private final String region;

	private final boolean everywhere;

	private final boolean onlyAnApp;

	private final boolean oneToOne;

	private final boolean smallGroups;

	private final double postsADay;

	private final Moderation moderation;

	private final Community.@Nullable Cost cost;

	private final int audience;

	private final int supports;

	private final Set<String> languages;

	private final int accessYes;

	private final int accessUnknown;

	private final int accessForMost;

	private final int activity;

	private final int activityUntil;

	private final TrackRecord.Decayed record;

	private volatile @Nullable String digest;

	Candidate(ListedCommunity listed) {
		this.listed = listed;
		Community community = listed.community();
		Vetting vetting = listed.vetting();
		this.reviewedOn = (int) vetting.reviewedOn().toEpochDay();
		this.nextDue = (int) vetting.nextDue().toEpochDay();
		this.youngest = (community.minAge() != null) ? community.minAge() : Integer.MIN_VALUE;
		this.oldest = (community.maxAge() != null) ? community.maxAge() : Integer.MAX_VALUE;
		this.suitableUnder18 = vetting.suitableUnder18() && community.minAge() != null && community.minAge() <= 16;
		this.idHash = community.id().hashCode();
		this.region = community.region().intern();
		this.everywhere = this.region.equals("UK") || this.region.equals("global");
		this.onlyAnApp = community.formats().equals(Set.of("app"));
		this.oneToOne = community.formats().contains("one_to_one_peer");
		this.smallGroups = community.formats().contains("group_chat") || community.formats().contains("video_meeting");
		Double posts = (listed.activity() != null) ? listed.activity().postsADay() : null;
		this.postsADay = (posts != null) ? posts : Double.NaN;
		this.moderation = community.moderation();
		this.cost = community.cost();
		this.audience = bits(community.audience());
		this.supports = bits(community.supports());
		this.languages = community.languages()
			.stream()
			.map(LanguageTag::primary)
			// One text for each language: to compare it is to compare where it lies.
			.map(String::intern)
			.collect(Collectors.toUnmodifiableSet());
		this.accessYes = access(community, Answer.YES);
		this.accessUnknown = access(community, Answer.UNKNOWN);
		this.accessForMost = Score.accessForMost(this);
		this.activity = ActivityScore.tenths(listed.activity());
		this.activityUntil = (int) ActivityScore.until(listed.activity()).toEpochDay();
		this.record = listed.trackRecord().decayed();
	}

	/**
	 * The same one as before where its listing has not changed; and its name, where no
	 * more than the track record has.
	 */
	static Candidate of(ListedCommunity listed, @Nullable Candidate before) {
		if (before == null) {
			return new Candidate(listed);
		}
		ListedCommunity known = before.listed;
		if (known == listed || known.equals(listed)) {
			return before;
		}
		Candidate candidate = new Candidate(listed);
		if (known.community().equals(listed.community()) && known.vetting().equals(listed.vetting())
				&& Objects.equals(known.activity(), listed.activity())) {
			candidate.digest = before.digest;
		}
		return candidate;
	}

	ListedCommunity listed() {
		return this.listed;
	}

	Community community() {
		return this.listed.community();
	}

	/** Bits of the groups that it is for. */
	int audience() {
		return this.audience;
	}

	/** Bits of the kinds of support that it offers. */
	int supports() {
		return this.supports;
	}

	/** Primary language subtags. */
	Set<String> languages() {
		return this.languages;
	}

	boolean is(CommunityId id) {
		return this.idHash == id.hashCode() && community().id().equals(id);
	}

	/** Whether its vetting counts on that day, counted from 1970. */
	boolean isVettedOn(int day) {
		return day >= this.reviewedOn && day < this.nextDue;
	}

	boolean isForAge(int age) {
		return age >= this.youngest && age <= this.oldest;
	}

	/** Found suitable for people of 16 and 17, and says that it is for them. */
	boolean isForUnder18() {
		return this.suitableUnder18;
	}

	boolean isFor(String nation) {
		return this.everywhere || this.region.equals(nation);
	}

	Moderation moderation() {
		return this.moderation;
	}

	Community.@Nullable Cost cost() {
		return this.cost;
	}

	/** Tenths of a point for how alive it is, seen from that day. */
	int activity(int day) {
		return (day <= this.activityUntil) ? this.activity : ActivityScore.NOT_KNOWN;
	}

	/** What is compared of its track record. */
	TrackRecord.Decayed record() {
		return this.record;
	}

	Answer offers(AccessNeed need) {
		int bit = 1 << need.ordinal();
		if ((this.accessYes & bit) != 0) {
			return Answer.YES;
		}
		return ((this.accessUnknown & bit) != 0) ? Answer.UNKNOWN : Answer.NO;
	}

	boolean isOneToOne() {
		return this.oneToOne;
	}

	boolean hasSmallGroups() {
		return this.smallGroups;
	}

	/** However old; not a number where nobody has said. */
	double postsADay() {
		return this.postsADay;
	}

	/** Tenths of a point for access where nothing was asked for. */
	int accessForMost() {
		return this.accessForMost;
	}

	boolean isOnlyAnApp() {
		return this.onlyAnApp;
	}

	boolean has(SupportKind kind) {
		return (this.supports & (1 << kind.ordinal())) != 0;
	}

	/** What names its content, worked out once; several at once would say the same. */
	String digest(Supplier<String> work) {
		String known = this.digest;
		if (known == null) {
			known = work.get();
			this.digest = known;
		}
		return known;
	}

	static int bits(Collection<? extends Enum<?>> values) {
		int bits = 0;
		for (Enum<?> value : values) {
			bits |= 1 << value.ordinal();
		}
		return bits;
	}

	private static int access(Community community, Answer answer) {
		return bits(Arrays.stream(AccessNeed.values()).filter((need) -> offers(community, need) == answer).toList());
	}

	/** What is not seen is not known; only what is said is a yes. */
	private static Answer offers(Community community, AccessNeed need) {
		return switch (need) {
			case ANONYMITY -> community.anonymousAllowed();
			case ANY_TIME -> oneOf(community, AT_ANY_TIME);
			case NO_ACCOUNT -> community.registrationRequired() ? Answer.NO : Answer.YES;
			case IN_WRITING -> oneOf(community, IN_WRITING);
			case SPOKEN -> oneOf(community, SPOKEN);
			case ACCESSIBLE -> community.accessibility().isEmpty() ? Answer.UNKNOWN : Answer.YES;
		};
	}

	private static Answer oneOf(Community community, Set<String> formats) {
		return community.formats().stream().anyMatch(formats::contains) ? Answer.YES : Answer.NO;
	}

}
