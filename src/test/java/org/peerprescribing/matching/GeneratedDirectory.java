package org.peerprescribing.matching;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CatalogueRows;
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
import org.peerprescribing.shared.SnomedConcept;

/**
 * A directory of many communities for the needs that ship, and questions to it, drawn
 * with a seed: the same seed gives the same of both. Needs at the top of the list are
 * served and asked for more often, as in the catalogue; most communities are for adults
 * at large, free, in English and for the whole of the country.
 */
final class GeneratedDirectory {

	static final int COMMUNITIES = 10_000;

	static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

	static final OdsCode PRACTICE = new OdsCode("Z90001");

	/** Depressive disorder: what everybody serves in the worst case. */
	static final SnomedConcept COMMON = new SnomedConcept("35489007");

	private static final NeedHierarchy NEEDS = CatalogueRows.needs();

	private static final double[] WEIGHTS = weights();

	private final Random random;

	private GeneratedDirectory(long seed) {
		this.random = new Random(seed);
	}

	static NeedHierarchy needs() {
		return NEEDS;
	}

	/** Two to six needs each. */
	static List<ListedCommunity> realistic(long seed) {
		GeneratedDirectory drawn = new GeneratedDirectory(seed);
		List<ListedCommunity> listing = new ArrayList<>();
		for (int i = 0; i < COMMUNITIES; i++) {
			listing.add(drawn.listed(i));
		}
		return listing;
	}

	/** The same, but each also serves {@link #COMMON} and is for everybody. */
	static List<ListedCommunity> worst(long seed) {
		return realistic(seed).stream().map(GeneratedDirectory::forEverybody).toList();
	}

	/** The same with one community renamed, each object a new one: as if read again. */
	static List<ListedCommunity> withOneChanged(List<ListedCommunity> again, int which) {
		List<ListedCommunity> changed = new ArrayList<>(again);
		ListedCommunity one = changed.get(which);
		Community c = one.community();
		changed.set(which, new ListedCommunity(
				new Community(c.id(), c.name() + " (new)", c.provider(), c.address(), c.summary(), c.needs(),
						c.minAge(), c.maxAge(), c.audience(), c.formats(), c.moderation(), c.professionalOversight(),
						c.anonymousAllowed(), c.cost(), c.commissionedBy(), c.registrationRequired(), c.languages(),
						c.region(), c.accessibility(), c.crisisPolicyPublished(), c.supports()),
				one.vetting(), one.trackRecord(), one.activity()));
		return changed;
	}

	/**
	 * What was prescribed in the last 90 days: a few communities for each common need.
	 */
	static Shares shares(long seed, List<ListedCommunity> listing) {
		Random random = new Random(seed);
		Map<SnomedConcept, Map<CommunityId, Integer>> counts = new HashMap<>();
		for (Need need : NEEDS.all().subList(0, 60)) {
			Map<CommunityId, Integer> of = new HashMap<>();
			for (int i = 0; i < 20; i++) {
				of.put(listing.get(random.nextInt(listing.size())).community().id(), 1 + random.nextInt(30));
			}
			counts.put(need.concept(), of);
		}
		return new Shares(counts);
	}

	/**
	 * Questions of adults, some with more needs, wishes and a no before.
	 * @param need asked for by all; null for a different one each
	 */
	static List<MatchRequest> questions(long seed, int count, @Nullable SnomedConcept need) {
		GeneratedDirectory drawn = new GeneratedDirectory(seed);
		List<MatchRequest> questions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			questions.add(drawn.question((need != null) ? need : drawn.need()));
		}
		return questions;
	}

	private MatchRequest question(SnomedConcept need) {
		Set<SnomedConcept> others = chance(40) ? some(1 + this.random.nextInt(3), this::need) : Set.of();
		return new MatchRequest(PRACTICE, 18 + this.random.nextInt(72), need, others,
				chance(60) ? some(1 + this.random.nextInt(2), () -> one(SupportKind.values())) : Set.of(),
				chance(20) ? Set.of(one(Audience.values())) : Set.of(),
				chance(70) ? DigitalAccess.PHONE : DigitalAccess.COMPUTER,
				chance(40) ? some(1 + this.random.nextInt(2), () -> one(AccessNeed.values())) : Set.of(),
				Set.of(LanguageTag.ENGLISH), chance(85) ? "England" : "Wales", Set.of(), null, chance(15),
				chance(20) ? List.of(new SaidNo(id(this.random.nextInt(COMMUNITIES)), one(NotRightReason.values())))
						: List.of(),
				3);
	}

	private ListedCommunity listed(int number) {
		Set<SnomedConcept> needs = some(2 + this.random.nextInt(5), this::need);
		String label = NEEDS.find(needs.iterator().next()).orElseThrow().patientLabel().toLowerCase(Locale.ROOT);
		boolean paidFor = chance(5);
		Community community = new Community(id(number), "Group " + number + " for " + label,
				"Provider " + this.random.nextInt(2000), URI.create("https://group-" + number + ".example.org/"),
				"People who live with " + label + " share how they get by.", needs,
				chance(70) ? Integer.valueOf(18) : chance(50) ? Integer.valueOf(16) : null,
				chance(10) ? Integer.valueOf(60 + this.random.nextInt(40)) : null,
				chance(75) ? Set.of(Audience.GENERAL) : some(1 + this.random.nextInt(2), () -> one(Audience.values())),
				some(1 + this.random.nextInt(2),
						() -> one(new String[] { "forum", "social_network", "group_chat", "video_meeting", "app",
								"one_to_one_peer" })),
				one(Moderation.values()), one(Answer.values()), one(Answer.values()),
				paidFor ? Community.Cost.FREE_IF_COMMISSIONED : chance(8) ? Community.Cost.PAID : Community.Cost.FREE,
				paidFor ? Set.of(new OdsCode("QZ" + this.random.nextInt(10))) : Set.of(), chance(70),
				chance(92) ? Set.of(LanguageTag.ENGLISH) : Set.of(new LanguageTag("cy")),
				chance(70) ? "UK" : one(new String[] { "England", "Wales", "Scotland", "NI", "global" }),
				chance(30) ? "Works with a screen reader" : "", one(Answer.values()),
				some(1 + this.random.nextInt(3), () -> one(SupportKind.values())));
		LocalDate reviewed = TODAY.minusDays(1 + this.random.nextInt(300));
		return new ListedCommunity(community, new Vetting("Casey Curator", "Ash Approver", reviewed,
				TODAY.plusDays(1 + this.random.nextInt(400)), chance(20), false), record(), activity());
	}

	private static ListedCommunity forEverybody(ListedCommunity listed) {
		Community c = listed.community();
		Set<SnomedConcept> needs = new LinkedHashSet<>(c.needs());
		needs.add(COMMON);
		return new ListedCommunity(
				new Community(c.id(), c.name(), c.provider(), c.address(), c.summary(), needs, 18, null,
						EnumSet.of(Audience.GENERAL), c.formats(), c.moderation(), c.professionalOversight(),
						c.anonymousAllowed(), Community.Cost.FREE, Set.of(), c.registrationRequired(),
						Set.of(LanguageTag.ENGLISH), "UK", c.accessibility(), c.crisisPolicyPublished(), c.supports()),
				listed.vetting(), listed.trackRecord(), listed.activity());
	}

	private TrackRecord record() {
		if (chance(50)) {
			return TrackRecord.NONE;
		}
		int sent = 1 + this.random.nextInt(60);
		int joined = this.random.nextInt(sent + 1);
		int answered = this.random.nextInt(joined + 1);
		int useful = this.random.nextInt(answered + 1);
		double weight = 0.5 + this.random.nextDouble(0.5);
		return new TrackRecord(sent, joined, answered, useful,
				new TrackRecord.Decayed(weight * sent, weight * joined, weight * answered, weight * useful));
	}

	private @Nullable Activity activity() {
		return chance(40) ? null
				: new Activity(this.random.nextDouble(80), Duration.ofMinutes(this.random.nextInt(4000)),
						chance(50) ? null : this.random.nextDouble(0.5), TODAY.minusDays(this.random.nextInt(250)),
						one(Activity.Basis.values()));
	}

	private static CommunityId id(int number) {
		return new CommunityId("generated-" + number);
	}

	private SnomedConcept need() {
		double at = this.random.nextDouble(WEIGHTS[WEIGHTS.length - 1]);
		int found = Arrays.binarySearch(WEIGHTS, at);
		return NEEDS.all().get((found >= 0) ? found + 1 : -found - 1).concept();
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private <T> T one(T[] of) {
		return of[this.random.nextInt(of.length)];
	}

	private static <T> Set<T> some(int count, Supplier<T> draw) {
		Set<T> some = new LinkedHashSet<>();
		while (some.size() < count) {
			some.add(draw.get());
		}
		return some;
	}

	/** Added up; the place in the list decides, the hundredth weighs a tenth. */
	private static double[] weights() {
		double[] sums = new double[NEEDS.all().size()];
		double sum = 0;
		for (int i = 0; i < sums.length; i++) {
			sum += 1 / (1 + i / 10.0);
			sums[i] = sum;
		}
		return sums;
	}

}
