package org.peerprescribing.reporting.disclosure;

import java.util.List;

/**
 * Counts of prescriptions before disclosure control, without totals; never leaves the
 * module.
 *
 * @param rows at least one row; all rows have the same length of at least two; every
 * count is 0 or more
 */
public record RawTable(List<List<Integer>> rows) {

	public RawTable {
		rows = rows.stream().map(List::copyOf).toList();
		if (rows.isEmpty() || rows.getFirst().size() < 2) {
			throw new IllegalArgumentException("A table needs a row of two cells");
		}
		for (List<Integer> row : rows) {
			if (row.size() != rows.getFirst().size() || row.stream().anyMatch((count) -> count < 0)) {
				throw new IllegalArgumentException("Rows have one length and no negative count");
			}
		}
	}

	/** One row: a part, and what is left of the whole. */
	static RawTable ofPart(int part, int whole) {
		return new RawTable(List.of(List.of(part, whole - part)));
	}

	int rowTotal(int row) {
		return this.rows.get(row).stream().mapToInt(Integer::intValue).sum();
	}

	int columnTotal(int column) {
		return this.rows.stream().mapToInt((row) -> row.get(column)).sum();
	}

	int total() {
		return this.rows.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
	}

	@Override
	public String toString() {
		return "RawTable[hidden]";
	}

}
