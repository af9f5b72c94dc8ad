package org.peerprescribing.reporting.table;

import java.time.Instant;
import java.util.List;

import org.peerprescribing.reporting.lattice.Cut;

/**
 * One table of a report as every exit shows it.
 *
 * @param cut what was asked for
 * @param title what it shows, in words
 * @param headnote what a reader must know before reading it: that figures are rounded and
 * may not add up
 * @param columns the first holds the labels of the rows
 * @param rows each with a cell for every column but the first
 * @param footnotes in order
 * @param asOf facts up to this time are in it
 * @param ruleVersion of the disclosure control that released its figures
 * @param hash SHA-256 of the query and of the frozen figures, in lower-case hexadecimal
 */
public record ReportTable(Cut cut, String title, String headnote, List<Column> columns, List<Row> rows,
		List<String> footnotes, Instant asOf, String ruleVersion, String hash) {

	public ReportTable {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
		footnotes = List.copyOf(footnotes);
		if (title.isBlank() || headnote.isBlank() || ruleVersion.isBlank() || !hash.matches("[0-9a-f]{64}")) {
			throw new IllegalArgumentException("A table says what it is and what it was made from");
		}
		if (columns.size() < 2 || columns.stream().map(Column::name).distinct().count() < columns.size()) {
			throw new IllegalArgumentException("A table has a column of labels and others, each with its own name");
		}
		for (Row row : rows) {
			if (row.cells().size() != columns.size() - 1) {
				throw new IllegalArgumentException("A row has a cell for every column");
			}
		}
	}

	/**
	 * A column.
	 *
	 * @param name short and stable, for machines: lower-case letters, digits and
	 * underscores
	 * @param title for readers
	 * @param unit what its numbers count
	 */
	public record Column(String name, String title, Unit unit) {

		public Column {
			if (!name.matches("[a-z][a-z0-9_]*") || title.isBlank()) {
				throw new IllegalArgumentException("A column has a name and a title");
			}
		}

	}

	/** What the numbers of a column count. */
	public enum Unit {

		/** Words. */
		TEXT("string"),
		/** Prescriptions or people, rounded. */
		COUNT("integer"),
		/** A share in percent. */
		PERCENT("number"),
		/** Points of an instrument. */
		POINTS("number");

		private final String datatype;

		Unit(String datatype) {
			this.datatype = datatype;
		}

		/** As in XML Schema. */
		String datatype() {
			return this.datatype;
		}

	}

	/**
	 * A row.
	 *
	 * @param label what it shows
	 * @param cells one for each column but the first
	 */
	public record Row(String label, List<Cell> cells) {

		public Row {
			cells = List.copyOf(cells);
		}

	}

}
