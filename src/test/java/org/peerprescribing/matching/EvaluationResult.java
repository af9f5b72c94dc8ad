package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the evaluation has found.
 *
 * @param judged the key beside the answers
 * @param explained the known misses, with why
 * @param communities how many communities were listed
 * @param vignettes the answers to the key
 * @param grid every need, age band, language and nation, nothing else known
 * @param gridAtBest the same where every group is named and everything is paid for
 * @param people the synthetic people, nothing known but the record
 * @param peopleAtBest the same where every group is named and everything is paid for
 * @param patients how many synthetic people there are, with or without a coded need
 */
record EvaluationResult(List<Judgement> judged, Map<String, String> explained, int communities, Coverage vignettes,
		Coverage grid, Coverage gridAtBest, Coverage people, Coverage peopleAtBest, int patients) {

	/** The least share of vignettes whose first choice must be acceptable. */
	static final double AGREEMENT = 0.9;

	static EvaluationResult of(EvaluationListing listing, List<Vignette> key, SyntheticPeople patients) {
		MatcherInProcess matcher = new MatcherInProcess(listing, Set.of());
		List<Judgement> judged = Judgement.all(key, listing);
		Coverage vignettes = new Coverage();
		judged.forEach((one) -> vignettes.add(Map.of(), one.proposal()));
		List<SyntheticPeople.Asked> grid = Grid.asked(listing.needs());
		List<SyntheticPeople.Asked> people = patients.asked(listing.needs());
		return new EvaluationResult(judged, AnswerKey.knownMisses(key), listing.ids().size(), vignettes,
				coverage(grid, matcher, listing, false), coverage(grid, matcher, listing, true),
				coverage(people, matcher, listing, false), coverage(people, matcher, listing, true), patients.size());
	}

	long agreeing() {
		return this.judged.stream().filter(Judgement::agrees).count();
	}

	long respected() {
		return this.judged.stream().filter((one) -> one.breaches().isEmpty()).count();
	}

	List<Judgement> misses() {
		return this.judged.stream().filter((one) -> !one.agrees() || !one.breaches().isEmpty()).toList();
	}

	/**
	 * Rows with something to put in order. Where the rules alone leave one community, the
	 * score has nothing to show.
	 */
	List<Judgement> choices() {
		return this.judged.stream().filter(Judgement::hadChoice).toList();
	}

	/** The share of those rows that would agree, had what was shown been shuffled. */
	double byChance() {
		return choices().stream().mapToDouble(Judgement::byChance).average().orElse(0);
	}

	/** How often the first two score the same, so that their ids decide. */
	long ties() {
		return choices().stream()
			.map((one) -> one.proposal().shown())
			.filter((shown) -> shown.get(0).score() == shown.get(1).score())
			.count();
	}

	/** Nothing shown that must never be, and enough agreement. */
	boolean passes() {
		return respected() == this.judged.size() && agreeing() >= AGREEMENT * this.judged.size();
	}

	/** Per theme, in the order of the key. */
	Map<String, List<Judgement>> themes() {
		Map<String, List<Judgement>> themes = new LinkedHashMap<>();
		for (Judgement one : this.judged) {
			themes.computeIfAbsent(one.vignette().theme(), (theme) -> new ArrayList<>()).add(one);
		}
		return themes;
	}

	private static Coverage coverage(List<SyntheticPeople.Asked> asked, MatcherInProcess matcher,
			EvaluationListing listing, boolean atBest) {
		Coverage coverage = new Coverage();
		for (SyntheticPeople.Asked one : asked) {
			Asks asks = atBest ? one.asks().atBest(listing.paidForByOthers()) : one.asks();
			coverage.add(new EnumMap<>(one.labels()), matcher.ask(asks));
		}
		return coverage;
	}

}
