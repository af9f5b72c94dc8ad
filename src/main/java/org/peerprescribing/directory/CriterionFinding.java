package org.peerprescribing.directory;

import java.net.URI;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * What a reviewer found for one criterion.
 *
 * @param criterion id of the criterion
 * @param outcome what was found
 * @param note in the reviewer's words, at most 500 characters; may be empty
 * @param evidence page on which it was seen; null where there is none
 * @param seenOn day on which it was seen; null where nothing was
 */
public record CriterionFinding(String criterion, Outcome outcome, String note, @Nullable URI evidence,
		@Nullable LocalDate seenOn) {

	/**
	 * Whoever says that something is met says when it was seen, and where or in words
	 * what: refuses with {@code required} at {@code seenOn} or {@code evidence}.
	 */
	public CriterionFinding {
		note = Notes.read("note", note);
		evidence = Notes.address("evidence", (evidence != null) ? evidence.toString() : null);
		if (outcome == Outcome.MET && seenOn == null) {
			throw new ProblemException(Problem.REQUIRED, "seenOn");
		}
		if (outcome == Outcome.MET && note.isEmpty() && evidence == null) {
			throw new ProblemException(Problem.REQUIRED, "evidence");
		}
	}

	/**
	 * As a form has it.
	 * @param evidence an address; null or blank where there is none
	 */
	public static CriterionFinding of(String criterion, Outcome outcome, String note, @Nullable String evidence,
			@Nullable LocalDate seenOn) {
		return new CriterionFinding(criterion, outcome, note, Notes.address("evidence", evidence), seenOn);
	}

	/** What was found; not seen is not no. */
	public enum Outcome {

		MET, NOT_MET, NOT_APPLICABLE, NOT_KNOWN

	}

}
