package org.peerprescribing.referral.web;

import java.util.List;
import java.util.Locale;

import org.peerprescribing.directory.Community;
import org.peerprescribing.matching.Explanations;
import org.peerprescribing.matching.Match;
import org.peerprescribing.matching.ScoreTerm;

/**
 * A community that the patient may choose instead.
 *
 * @param id the community's id
 * @param name its name
 * @param summary one sentence about it
 * @param reasons why it may fit, and what may not, as sentences
 * @param moderation how posts are checked, as a code
 * @param tellModeration whether no reason speaks of that yet
 * @param cost what it costs, as a code; UNKNOWN where it is not known
 */
record OtherCommunity(String id, String name, String summary, List<String> reasons, String moderation,
		boolean tellModeration, String cost) {

	static List<OtherCommunity> of(List<Match> matches, Locale locale) {
		return matches.stream().map((match) -> of(match, locale)).toList();
	}

	private static OtherCommunity of(Match match, Locale locale) {
		Community community = match.listed().community();
		return new OtherCommunity(community.id().value(), community.name(), community.summary(),
				Explanations.forPatient(match, locale), community.moderation().name(),
				!Explanations.tellsPatientOf(ScoreTerm.Kind.MODERATION, match),
				(community.cost() != null) ? community.cost().name() : "UNKNOWN");
	}

}
