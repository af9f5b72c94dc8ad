package org.peerprescribing.reporting.disclosure;

import java.util.List;

/**
 * What may be seen of a {@link RawTable}.
 *
 * @param rows the cells
 * @param rowTotals one for each row
 * @param columnTotals one for each column
 * @param total of the whole table
 */
public record ReleasedTable(List<List<Figure>> rows, List<Figure> rowTotals, List<Figure> columnTotals, Figure total) {

	public ReleasedTable {
		rows = rows.stream().map(List::copyOf).toList();
		rowTotals = List.copyOf(rowTotals);
		columnTotals = List.copyOf(columnTotals);
	}

	boolean showsEverything() {
		return this.total instanceof Figure.Shown && this.rowTotals.stream().allMatch(Figure.Shown.class::isInstance)
				&& this.rows.stream().flatMap(List::stream).allMatch(Figure.Shown.class::isInstance);
	}

}
