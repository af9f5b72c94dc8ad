package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.matching.Explanations;
import org.peerprescribing.matching.Match;

/**
 * A match as the clinician sees it: a name and at most seven lines.
 *
 * @param id the community's id
 * @param name its name
 * @param fit how well it fits, in words
 * @param why the top three reasons
 * @param against what weighs most against it, and whether it has had its share; empty
 * where nothing does
 * @param evidence what is known of its use
 * @param safety moderation, crisis policy, ages, owner
 * @param vetted by whom, when, until when
 * @param demonstration whether the vetting is for the sandbox only
 * @param cautions what to weigh for this person
 * @param sayAloud a sentence for the patient
 */
record CommunityCard(String id, String name, String fit, String why, String against, String evidence, String safety,
		String vetted, boolean demonstration, String cautions, String sayAloud) {

	private static final int REASONS = 3;

	/** Below so many answers a share would say more than is known. */
	private static final int ENOUGH_ANSWERS = 10;

	private static final int VERY_GOOD = 75;

	private static final int GOOD = 50;

	static CommunityCard of(Match match, Words words) {
		Community community = match.listed().community();
		return new CommunityCard(community.id().value(), community.name(), fit(match.score(), words),
				sentence(Explanations.forClinician(match).stream().limit(REASONS)),
				sentence(Stream.of(Explanations.minusForClinician(match), Explanations.heldBackForClinician(match))
					.flatMap(Optional::stream)),
				evidence(match.listed().trackRecord(), words), safety(community, words),
				vetted(match.listed().vetting(), words), match.listed().vetting().demonstration(),
				cautions(match, words), Explanations.sayAloud(match));
	}

	static List<CommunityCard> of(List<Match> matches, Words words) {
		return matches.stream().map((match) -> of(match, words)).toList();
	}

	/** The same with other words on its vetting. */
	CommunityCard vetted(String otherwise) {
		return new CommunityCard(this.id, this.name, this.fit, this.why, this.against, this.evidence, this.safety,
				otherwise, false, this.cautions, this.sayAloud);
	}

	private static String fit(double score, Words words) {
		return words.say((score >= VERY_GOOD) ? "fit.very-good" : (score >= GOOD) ? "fit.good" : "fit.fair");
	}

	private static String evidence(TrackRecord record, Words words) {
		if (record.answered() < ENOUGH_ANSWERS) {
			return words.say("evidence.too-few");
		}
		int useful = Math.min(record.useful(), record.answered());
		WilsonInterval interval = WilsonInterval.of(useful, record.answered());
		return words.say("evidence.counts", useful, record.answered(), percent(interval.from()),
				percent(interval.to()));
	}

	private static long percent(double share) {
		return Math.round(100 * share);
	}

	private static String safety(Community community, Words words) {
		return words.say("safety", words.of(community.moderation()),
				words.say("crisis." + ((community.crisisPolicyPublished() == Answer.YES) ? "yes" : "no")),
				ages(community, words), community.provider());
	}

	private static String ages(Community community, Words words) {
		if (community.minAge() == null) {
			return words.say("ages.unknown");
		}
		return (community.maxAge() == null) ? words.say("ages.from", community.minAge())
				: words.say("ages.between", community.minAge(), community.maxAge());
	}

	private static String vetted(Vetting vetting, Words words) {
		return words.say("vetted", vetting.reviewedBy(), vetting.approvedBy(), London.day(vetting.reviewedOn()),
				London.day(vetting.nextDue()));
	}

	private static String cautions(Match match, Words words) {
		return match.cautions().isEmpty() ? words.say("cautions.none")
				: match.cautions().stream().map((caution) -> caution.text()).collect(Collectors.joining(" "));
	}

	/** Clauses as they are read: a capital first, a full stop last. */
	private static String sentence(Stream<String> clauses) {
		String joined = clauses.collect(Collectors.joining("; "));
		return joined.isEmpty() ? "" : joined.substring(0, 1).toUpperCase(Locale.UK) + joined.substring(1) + ".";
	}

}
