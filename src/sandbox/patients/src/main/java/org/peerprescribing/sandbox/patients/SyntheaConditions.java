package org.peerprescribing.sandbox.patients;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code synthea-conditions.csv}: which of Synthea's own conditions stay, and in how many
 * of a hundred cases. What is not in it goes: United States schooling, employment and
 * medication notes, and what the needs table decides about.
 */
final class SyntheaConditions {

	private final Map<String, Row> rows = new LinkedHashMap<>();

	SyntheaConditions() {
		for (Map<String, String> cells : Table.read("synthea-conditions.csv")) {
			Concept concept = new Concept(cells.get("concept"), cells.get("term"), cells.get("plain_words"));
			this.rows.put(concept.code(), new Row(concept, Double.parseDouble(cells.get("percent_kept"))));
		}
	}

	List<Row> rows() {
		return List.copyOf(this.rows.values());
	}

	Optional<Concept> concept(String code) {
		return Optional.ofNullable(this.rows.get(code)).map(Row::concept);
	}

	/** What stays of this person's conditions, each concept once, with its first date. */
	List<Problem> keep(long seed, int place, SyntheaPerson person) {
		Set<String> seen = new HashSet<>();
		List<Problem> kept = new ArrayList<>();
		for (SyntheaPerson.Condition condition : person.conditions()) {
			Row row = this.rows.get(condition.code());
			if (row != null && seen.add(condition.code())
					&& Draw.of(seed, place, "keep/" + condition.code()).percent(row.percentKept())) {
				kept.add(new Problem(row.concept(), condition.recorded()));
			}
		}
		return kept;
	}

	/** One row. */
	record Row(Concept concept, double percentKept) {
	}

}
