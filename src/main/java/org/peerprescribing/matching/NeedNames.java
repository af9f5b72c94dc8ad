package org.peerprescribing.matching;

import java.util.Locale;
import java.util.Set;

import org.peerprescribing.directory.Need;

/** The patient label of a need as it stands within a sentence. */
final class NeedNames {

	/** First words that keep their capital: names of people. */
	private static final Set<String> PEOPLE = Set.of("Parkinson's", "Alzheimer's", "Crohn's", "Lewy", "Tourette",
			"Down");

	private NeedNames() {
	}

	/** "low mood", "PTSD", "Crohn's disease"; without what stands in brackets. */
	static String of(Need need) {
		String label = withoutBrackets(need.patientLabel());
		String first = label.split(" ", 2)[0];
		boolean keeps = PEOPLE.contains(first)
				|| (first.length() > 1 && !first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT)));
		return keeps ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
	}

	static String withoutBrackets(String label) {
		return label.replaceAll(" ?\\([^)]*\\)", "").strip();
	}

}
