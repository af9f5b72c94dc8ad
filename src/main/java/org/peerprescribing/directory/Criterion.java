package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * One row of the criteria catalogue: what a curator asks of every community.
 *
 * @param id stable kebab-case name
 * @param area the heading it stands under
 * @param question in plain words
 * @param guidance what counts as met, and what shows it
 * @param mandatory whether nobody can approve while it is not met
 * @param mayNotApply whether there are options to which it does not apply
 * @param raisesRisk the outcome that shortens the vetting; null where none does
 */
public record Criterion(String id, String area, String question, String guidance, boolean mandatory,
		boolean mayNotApply, CriterionFinding.@Nullable Outcome raisesRisk) {

	/** The columns of the catalogue, in their order. */
	static final List<String> COLUMNS = List.of("version", "id", "area", "question", "guidance", "mandatory",
			"may_not_apply", "raises_risk");

	static Criterion read(Cells cells) throws RefusedCell {
		String id = cells.required("id", 40);
		if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
			throw new RefusedCell("id");
		}
		return new Criterion(id, cells.required("area", 40), cells.required("question", 200),
				cells.required("guidance", 600), yes(cells, "mandatory"), yes(cells, "may_not_apply"),
				cells.text("raises_risk", 20).isEmpty() ? null
						: cells.constant("raises_risk", CriterionFinding.Outcome.class));
	}

	/** Whether this outcome lets somebody approve. */
	boolean isSatisfiedBy(CriterionFinding.Outcome outcome) {
		return !this.mandatory || outcome == CriterionFinding.Outcome.MET
				|| (this.mayNotApply && outcome == CriterionFinding.Outcome.NOT_APPLICABLE);
	}

	/**
	 * Refuses with {@code invalid-value} at {@code outcome} that it does not apply, where
	 * it always does, and at {@code seenOn} a day after today.
	 */
	void mustAllow(CriterionFinding finding, LocalDate today) {
		if (finding.outcome() == CriterionFinding.Outcome.NOT_APPLICABLE && !this.mayNotApply) {
			throw new ProblemException(Problem.INVALID_VALUE, "outcome");
		}
		LocalDate seenOn = finding.seenOn();
		if (seenOn != null && seenOn.isAfter(today)) {
			throw new ProblemException(Problem.INVALID_VALUE, "seenOn");
		}
	}

	private static boolean yes(Cells cells, String column) throws RefusedCell {
		String word = cells.text(column, 3);
		if (!"yes".equals(word) && !"no".equals(word)) {
			throw new RefusedCell(column);
		}
		return "yes".equals(word);
	}

}
