package org.peerprescribing.directory;

import java.util.List;
import java.util.Set;

import org.peerprescribing.shared.SnomedConcept;

/**
 * A code of a national extension of SNOMED CT that stands for a need of the list, because
 * records use it and the list, which keeps to the international edition, does not have
 * it.
 *
 * @param code the code
 * @param need the need it stands for
 * @param edition the edition that has the code
 * @param source what supports the row
 * @param checked whether a person competent to do so has checked the row; one that is not
 * checked still proposes a topic, which the clinician sees and confirms
 * @param note anything to know about it; may be empty
 */
record NationalCode(SnomedConcept code, SnomedConcept need, String edition, String source, boolean checked,
		String note) {

	/** The columns, in their order. */
	static final List<String> COLUMNS = List.of("code", "need", "edition", "source", "checked", "note");

	/**
	 * Reads a row strictly.
	 * @param known the needs that exist; the need is one of them and the code is none
	 */
	static NationalCode read(Cells cells, Set<SnomedConcept> known) throws RefusedCell {
		SnomedConcept code = cells.value("code", SnomedConcept::new);
		if (known.contains(code)) {
			throw new RefusedCell("code");
		}
		SnomedConcept need = cells.value("need", SnomedConcept::new);
		if (!known.contains(need)) {
			throw new RefusedCell("need");
		}
		return new NationalCode(code, need, cells.required("edition", 40), cells.required("source", 400),
				cells.word("checked", Set.of("yes", "no")).equals("yes"), cells.text("note", 400));
	}

}
