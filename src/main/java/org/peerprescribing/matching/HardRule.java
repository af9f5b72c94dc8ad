package org.peerprescribing.matching;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.shared.LanguageTag;

/**
 * What a listed community must fulfil for this person, whatever its score would be; each
 * with the sentence for the clinician where it excludes most. Being vetted, in date and
 * not paused is what being listed means, and comes before all of these.
 */
enum HardRule {

	TOPIC("No listed community is for this need.",
			(situation, listed) -> Topic
				.of(situation.request().mainNeed(), listed.community().needs(), situation.needs())
				.isPresent()),

	NOT_REFUSED("The communities for this need have been said no to before.",
			(situation, listed) -> situation.request()
				.saidNo()
				.stream()
				.noneMatch((no) -> no.community().equals(listed.community().id()))),

	AUDIENCE("The communities for this need are for other groups of people.", HardRule::audience),

	AGE("The communities for this need are for people of another age.", HardRule::age),

	UNDER_18("No community for this need has been found suitable for people of 16 and 17.",
			(situation,
					listed) -> situation.request().age() >= 18 || (listed.vetting().suitableUnder18()
							&& listed.community().minAge() != null && listed.community().minAge() <= 16)),

	LANGUAGE("No community for this need shares a language with this person.", HardRule::language),

	REGION("The communities for this need are for another part of the country.",
			(situation, listed) -> Set.of("UK", "global", situation.request().nation())
				.contains(listed.community().region())),

	COST("The communities for this need cost money.",
			(situation, listed) -> listed.community().cost() != null
					&& (listed.community().cost() != Community.Cost.PAID || situation.request().acceptsPaid())),

	COMMISSIONED("The communities for this need are not paid for here.",
			(situation, listed) -> listed.community().cost() != Community.Cost.FREE_IF_COMMISSIONED
					|| !Collections.disjoint(listed.community().commissionedBy(), situation.payers())),

	EATING_DISORDER_MODERATION(
			"With an eating disorder only communities whose posts are checked first, or round the clock, are proposed.",
			(situation, listed) -> !situation.eatingDisorder() || listed.community().moderation() == Moderation.PRE
					|| listed.community().moderation() == Moderation.POST_24H);

	private final String text;

	private final BiPredicate<Situation, ListedCommunity> holds;

	HardRule(String text, BiPredicate<Situation, ListedCommunity> holds) {
		this.text = text;
		this.holds = holds;
	}

	/** For the clinician, where this rule excluded most. */
	String text() {
		return this.text;
	}

	/** Every rule that this community breaks for this person; none means that it fits. */
	static List<HardRule> broken(Situation situation, ListedCommunity listed) {
		return Arrays.stream(values()).filter((rule) -> !rule.holds.test(situation, listed)).toList();
	}

	/** Groups by age follow from the age; the others only from what was said. */
	static Set<Audience> groups(MatchRequest request) {
		Set<Audience> groups = EnumSet.of(Audience.GENERAL);
		request.belongsTo()
			.stream()
			.filter((group) -> group != Audience.YOUNG_PEOPLE && group != Audience.OLDER_PEOPLE)
			.forEach(groups::add);
		if (request.age() >= 16 && request.age() <= 25) {
			groups.add(Audience.YOUNG_PEOPLE);
		}
		if (request.age() >= 65) {
			groups.add(Audience.OLDER_PEOPLE);
		}
		return groups;
	}

	private static boolean audience(Situation situation, ListedCommunity listed) {
		return !Collections.disjoint(listed.community().audience(), groups(situation.request()));
	}

	private static boolean age(Situation situation, ListedCommunity listed) {
		int age = situation.request().age();
		Integer youngest = listed.community().minAge();
		Integer oldest = listed.community().maxAge();
		return (youngest == null || age >= youngest) && (oldest == null || age <= oldest);
	}

	private static boolean language(Situation situation, ListedCommunity listed) {
		Set<String> spoken = situation.request()
			.languages()
			.stream()
			.map(LanguageTag::primary)
			.collect(java.util.stream.Collectors.toSet());
		return listed.community().languages().stream().map(LanguageTag::primary).anyMatch(spoken::contains);
	}

}
