package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A match in words, made from the same terms as its score: for the clinician in English,
 * for the patient in English or Welsh. A need that is to be asked about first is never
 * named.
 */
public final class Explanations {

	/** More than this a patient does not read. */
	private static final int MOST_SENTENCES = 3;

	private static final ClinicianWords CLINICIAN = new ClinicianWords(Phrases.forClinicians());

	private static final SpokenWords SPOKEN = new SpokenWords(Phrases.forClinicians());

	private Explanations() {
	}

	/** Why it fits, for the clinician: a short clause for each term, largest first. */
	public static List<String> forClinician(Match match) {
		return clauses(match).stream().map(Clause::words).toList();
	}

	/** The same with the terms that the clauses stand for. */
	static List<Clause> clauses(Match match) {
		boolean meets = SpokenWords.onlyMeets(match.listed().community());
		return match.terms().stream().map((term) -> new Clause(term, CLINICIAN.clause(term, meets))).toList();
	}

	/**
	 * What weighs most against it, as one clause for the clinician: "weakest point: how
	 * posts are checked is not known". Empty where nothing falls short.
	 */
	public static Optional<String> minusForClinician(Match match) {
		boolean meets = SpokenWords.onlyMeets(match.listed().community());
		return match.largestMinus().map((term) -> CLINICIAN.minus(term, meets));
	}

	/**
	 * That it has had its share of the prescriptions for this need, as one clause for the
	 * clinician. Empty where it has not.
	 */
	public static Optional<String> heldBackForClinician(Match match) {
		return match.heldBack() ? Optional.of(CLINICIAN.heldBack()) : Optional.empty();
	}

	/** One sentence that the clinician can say to the patient, of at most 30 words. */
	public static String sayAloud(Match match) {
		return SPOKEN.sentence(match);
	}

	/**
	 * Why it may fit, for the patient: one to three sentences of at most 20 words,
	 * largest term first; at the end the largest minus, where a patient should know it.
	 * No condition is named. In English where there are no words in that language.
	 */
	public static List<String> forPatient(Match match, Locale locale) {
		PatientWords words = new PatientWords(Phrases.forPatients(locale));
		return told(match, words).stream().map(Clause::words).toList();
	}

	/** Whether the patient's sentences speak of this term. */
	public static boolean tellsPatientOf(ScoreTerm.Kind kind, Match match) {
		return told(match, new PatientWords(Phrases.forPatients(Locale.UK))).stream()
			.anyMatch((clause) -> clause.term().kind() == kind);
	}

	private static List<Clause> told(Match match, PatientWords words) {
		boolean meets = SpokenWords.onlyMeets(match.listed().community());
		Optional<Clause> minus = match.largestMinus()
			.flatMap((term) -> words.minus(term, meets).map((sentence) -> new Clause(term, sentence)));
		List<Clause> told = new ArrayList<>();
		for (ScoreTerm term : match.terms()) {
			boolean isTheMinus = minus.isPresent() && minus.get().term() == term;
			if (term.points() > 0 && !isTheMinus && told.size() < MOST_SENTENCES - (minus.isPresent() ? 1 : 0)) {
				words.plus(term, meets).ifPresent((sentence) -> told.add(new Clause(term, sentence)));
			}
		}
		minus.ifPresent(told::add);
		return told;
	}

	/** Words and the term that they stand for. */
	record Clause(ScoreTerm term, String words) {
	}

}
