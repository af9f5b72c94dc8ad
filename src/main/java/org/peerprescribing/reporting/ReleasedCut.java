package org.peerprescribing.reporting;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;

/**
 * A released table of any cut but a single month's funnel. Everything in it is public to
 * the readers of its board.
 *
 * @param board whose readers may see it
 * @param cut as stored
 * @param period quarter or year
 * @param part step of the funnel, or {@link #WHOLE} where the table was released as one
 * @param rows in a public order
 * @param asOf facts up to this time are in it
 * @param ruleVersion version of the disclosure control
 */
public record ReleasedCut(OdsCode board, String cut, Period period, String part, List<Row> rows, Instant asOf,
		String ruleVersion) {

	static final String FUNNEL = "FUNNEL";

	static final String WHOLE = "ALL";

	public ReleasedCut {
		rows = List.copyOf(rows);
	}

	/** SHA-256 over everything in it, and over nothing that is not released. */
	public String hash() {
		return ReleasedStep.sha256(String.join("\n", this.board.value(), this.cut, this.period.code(), this.part,
				this.rows.stream().map(Row::text).collect(Collectors.joining("\n")), this.asOf.toString(),
				this.ruleVersion));
	}

	/**
	 * One row.
	 *
	 * @param group what the row belongs to, such as a practice's network; may be empty
	 * @param code what it is about; several practices that share a row stand with spaces
	 * between them
	 * @param name of the group and of what it is about, as they were when it was
	 * released; empty where the code says it all
	 * @param figures the cells
	 */
	public record Row(String group, String code, String name, List<Figure> figures) {

		public Row {
			figures = List.copyOf(figures);
		}

		String text() {
			return this.group + "\t" + this.code + "\t" + this.name + "\t"
					+ this.figures.stream().map(Figure::text).collect(Collectors.joining("\t"));
		}

	}

}
