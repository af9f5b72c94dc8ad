package org.peerprescribing.matching;

import java.util.List;

/** A match in words, made from the same terms as its score. */
public final class Explanations {

	private Explanations() {
	}

	/** Why it fits, for the clinician: a short clause for each term, largest first. */
	public static List<String> forClinician(Match match) {
		return match.terms().stream().map(Words::of).toList();
	}

	/** One sentence that the clinician can say to the patient. */
	public static String sayAloud(Match match) {
		return Words.aloud(match.listed().community(), match.need());
	}

}
