package org.peerprescribing.directory;

import java.util.List;
import java.util.Locale;

import org.peerprescribing.shared.SnomedConcept;

/**
 * One row of the needs list, read strictly.
 *
 * @param need the need
 * @param source what supports the id and the term; the word {@code navigational} in it
 * marks a step that is no is-a relation
 * @param confidence how well it is supported
 */
record NeedRow(Need need, String source, Background.Confidence confidence) {

	/** The columns, in their order. */
	static final List<String> COLUMNS = List.of("id", "preferred_term", "patient_label", "broader_id", "ask_first",
			"source", "confidence");

	static NeedRow read(Cells cells) throws RefusedCell {
		SnomedConcept concept = cells.value("id", SnomedConcept::new);
		SnomedConcept broader = cells.text("broader_id", 18).isEmpty() ? null
				: cells.value("broader_id", SnomedConcept::new);
		String askFirst = cells.text("ask_first", 3);
		if (!askFirst.isEmpty() && !"yes".equals(askFirst)) {
			throw new RefusedCell("ask_first");
		}
		String source = cells.required("source", 400);
		Need need = new Need(concept, cells.required("preferred_term", 120), cells.required("patient_label", 120),
				broader, !askFirst.isEmpty(), source.toLowerCase(Locale.ROOT).contains("navigational"));
		return new NeedRow(need, source, cells.constant("confidence", Background.Confidence.class));
	}

}
