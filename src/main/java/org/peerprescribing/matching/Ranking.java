package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;

/**
 * Rules, score and order in one pure step: the same question and listing give the same
 * answer.
 */
final class Ranking {

	/** The version of the hard rules and the order. */
	static final String VERSION = "rules-1";

	private static final Comparator<Ranked> ORDER = Comparator.comparingInt(Ranked::place)
		.thenComparing(Comparator.comparingDouble((Ranked ranked) -> ranked.match().score()).reversed())
		.thenComparing((ranked) -> ranked.match().listed().community().id());

	private final Map<CommunityId, List<HardRule>> verdicts = new LinkedHashMap<>();

	private final List<Match> matches;

	private Ranking(Situation situation, List<ListedCommunity> listing) {
		List<ListedCommunity> fitting = new ArrayList<>();
		for (ListedCommunity listed : listing) {
			List<HardRule> broken = HardRule.broken(situation, listed);
			this.verdicts.put(listed.community().id(), broken);
			if (broken.isEmpty()) {
				fitting.add(listed);
			}
		}
		Score score = new Score(situation, Score.Prior.of(fitting));
		Need need = situation.needs().find(situation.request().mainNeed()).orElseThrow();
		Set<Risk> cautions = situation.request()
			.risks()
			.stream()
			.filter((risk) -> !risk.isHardStop())
			.collect(Collectors.toSet());
		this.matches = fitting.stream().map((listed) -> {
			List<ScoreTerm> terms = score.terms(listed);
			Match match = new Match(listed, Score.total(terms), terms, cautions, Words.aloud(listed.community(), need));
			return new Ranked(Preference.placeOf(listed.community(), situation), match);
		}).sorted(ORDER).map(Ranked::match).toList();
	}

	static Ranking of(Situation situation, List<ListedCommunity> listing) {
		return new Ranking(situation, listing);
	}

	/** Everything that fits, best first. */
	List<Match> matches() {
		return this.matches;
	}

	/** Each listed community with the rules that it breaks. */
	Map<CommunityId, List<HardRule>> verdicts() {
		return Collections.unmodifiableMap(this.verdicts);
	}

	/**
	 * The rule that excluded most: of those communities that are for this need at all,
	 * where there are any.
	 */
	HardRule excludedMost() {
		Map<HardRule, Integer> counts = new EnumMap<>(HardRule.class);
		this.verdicts.values()
			.stream()
			.filter((broken) -> !broken.contains(HardRule.TOPIC))
			.forEach((broken) -> broken.forEach((rule) -> counts.merge(rule, 1, Integer::sum)));
		return counts.entrySet()
			.stream()
			.max(Map.Entry.<HardRule, Integer>comparingByValue()
				.thenComparing(Map.Entry.<HardRule, Integer>comparingByKey().reversed()))
			.map(Map.Entry::getKey)
			.orElse(HardRule.TOPIC);
	}

	private record Ranked(int place, Match match) {
	}

}
