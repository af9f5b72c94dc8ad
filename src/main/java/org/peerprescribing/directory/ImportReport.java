package org.peerprescribing.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an import did, row by row.
 *
 * @param rows one line for each row of the file, in its order
 */
public record ImportReport(List<Row> rows) {

	public ImportReport {
		rows = List.copyOf(rows);
	}

	public long count(Result result) {
		return this.rows.stream().filter((row) -> row.result() == result).count();
	}

	/**
	 * What became of one row.
	 *
	 * @param line line number in the file, the header being 1
	 * @param id id of the row as far as it could be read
	 * @param result what became of it
	 * @param fault name of the column at fault; null where none is
	 */
	public record Row(int line, String id, Result result, @Nullable String fault) {

		/** Whether the directory is not as it was before. */
		boolean isNews() {
			return this.result == Result.ADDED || this.result == Result.CHANGED;
		}

	}

	/** What became of a row. */
	public enum Result {

		ADDED, CHANGED, UNCHANGED, REFUSED

	}

}
