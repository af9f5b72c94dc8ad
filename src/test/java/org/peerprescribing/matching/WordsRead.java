package org.peerprescribing.matching;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.peerprescribing.shared.SnomedConcept;

/**
 * A clause for the clinician read back: which term it speaks of and, where the words say
 * all that was counted, how many points that makes.
 *
 * @param kind the term
 * @param points empty where the words do not say enough
 */
record WordsRead(ScoreTerm.Kind kind, OptionalDouble points) {

	private static final Map<String, Integer> NEARNESS = Map.of("is for exactly this need", 30,
			"is for a broader need that includes this one", 22, "is for a much broader need that includes this one", 14,
			"is for a need near this one", 8);

	private static final Map<String, Integer> CHECKED = Map.of("posts are checked before they appear", 100,
			"posts are checked round the clock", 85, "posts are checked by moderators", 60,
			"members look after it themselves", 25, "members lead the meetings themselves", 25,
			"how posts are checked is not known", 10, "who leads the meetings is not known", 10);

	private static final Map<String, Integer> PEERS = Map.of(
			"people like them were not asked for: counted for no community", 0, "is for a group that they belong to",
			10, "is for people at large", 0);

	private static final List<String> KINDS = List.of("emotional support", "information", "practical help", "company",
			"encouragement");

	private static final Pattern OTHERS = Pattern.compile(", and for (one|\\d+) more of their needs$");

	private static final Set<SnomedConcept> MENTAL_HEALTH = Set.of(Invented.MENTAL);

	static WordsRead of(String words, MatchRequest request) {
		String topic = OTHERS.matcher(words).replaceFirst("").split(": ", 2)[0];
		String checked = words.split(", and stricter", 2)[0];
		if (NEARNESS.containsKey(topic)) {
			return known(ScoreTerm.Kind.TOPIC, Math.min(30, NEARNESS.get(topic) + 2 * others(words)));
		}
		if (checked.equals("a trained person leads each meeting")) {
			return unknown(ScoreTerm.Kind.MODERATION);
		}
		if (CHECKED.containsKey(checked)) {
			boolean mental = Invented.NEEDS.isUnder(request.mainNeed(), MENTAL_HEALTH);
			double share = mental ? CHECKED.get(checked) : 50 + CHECKED.get(checked) / 2.0;
			return known(ScoreTerm.Kind.MODERATION, 0.15 * share);
		}
		if (PEERS.containsKey(words)) {
			return known(ScoreTerm.Kind.SIMILARITY, PEERS.get(words));
		}
		if (words.startsWith("no kind of support")) {
			return known(ScoreTerm.Kind.SUPPORT, 10);
		}
		if (words.equals("none of the support wanted was seen there")) {
			return known(ScoreTerm.Kind.SUPPORT, 0);
		}
		List<String> kinds = List.of(words.replace("offers ", "").split(", | and "));
		if (words.startsWith("offers ") && KINDS.containsAll(kinds)) {
			return known(ScoreTerm.Kind.SUPPORT, 20.0 * kinds.size() / request.wanted().size());
		}
		if (words.startsWith("how busy it is")) {
			return known(ScoreTerm.Kind.ACTIVITY, 5);
		}
		if (words.contains("sent there")) {
			return unknown(ScoreTerm.Kind.TRACK_RECORD);
		}
		return unknown(words.matches(".*(posts? a day|any posts|first reply|without a reply|no reply).*")
				? ScoreTerm.Kind.ACTIVITY : ScoreTerm.Kind.ACCESS);
	}

	private static int others(String words) {
		Matcher found = OTHERS.matcher(words);
		return !found.find() ? 0 : found.group(1).equals("one") ? 1 : Integer.parseInt(found.group(1));
	}

	private static WordsRead known(ScoreTerm.Kind kind, double points) {
		return new WordsRead(kind, OptionalDouble.of(points));
	}

	private static WordsRead unknown(ScoreTerm.Kind kind) {
		return new WordsRead(kind, OptionalDouble.empty());
	}

}
