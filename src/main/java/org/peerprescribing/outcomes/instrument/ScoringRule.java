package org.peerprescribing.outcomes.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the answers of an instrument are put together: each by itself, or as the plain sum
 * of the named items, with no sum as long as one of them is missing.
 *
 * @param summed items that are added up; empty where each stands by itself
 */
record ScoringRule(List<String> summed) {

	private static final String SUM = "sum:";

	ScoringRule {
		summed = List.copyOf(summed);
	}

	/** {@code separate}, or {@code sum:} and the items joined by {@code +}. */
	static ScoringRule of(String written) {
		if (written.equals("separate")) {
			return new ScoringRule(List.of());
		}
		if (written.startsWith(SUM)) {
			return new ScoringRule(List.of(written.substring(SUM.length()).split("\\+")));
		}
		throw new IllegalStateException("No scoring rule: " + written);
	}

	/**
	 * Refuses an item that is not asked, and a value that is not offered.
	 * @param answers value by item, in any order; no entry is "not answered"
	 */
	Score score(Instrument instrument, Map<String, Integer> answers) {
		answers.forEach((linkId, value) -> {
			if (!instrument.item(linkId).allows(value)) {
				throw new IllegalArgumentException("Outside the scale of " + linkId);
			}
		});
		Map<String, Integer> items = new LinkedHashMap<>();
		List<String> missing = new ArrayList<>();
		for (Instrument.Item item : instrument.items()) {
			Integer value = answers.get(item.linkId());
			if (value != null) {
				items.put(item.linkId(), value);
			}
			else {
				missing.add(item.linkId());
			}
		}
		boolean complete = !this.summed.isEmpty() && items.keySet().containsAll(this.summed);
		return new Score(items, missing, complete ? this.summed.stream().mapToInt(items::get).sum() : null);
	}

}
