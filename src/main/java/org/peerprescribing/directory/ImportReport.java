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

	/** The rows with that result, in the order of the file. */
	public List<Row> of(Result result) {
		return this.rows.stream().filter((row) -> row.result() == result).toList();
	}

	/**
	 * What became of one row.
	 *
	 * @param line line number in the file, the header being 1
	 * @param id id of the row as far as it could be read
	 * @param result what became of it
	 * @param fault name of the column at fault; null where none is
	 * @param why what is wrong with it; null where nothing is
	 * @param changes the facts that are not as they were; none of a row that is new
	 * @param follows what follows for the community; null where nothing does
	 */
	public record Row(int line, String id, Result result, @Nullable String fault, @Nullable Why why,
			List<Change> changes, @Nullable Follows follows) {

		public Row {
			changes = List.copyOf(changes);
		}

		static Row refused(int line, String id, @Nullable RefusedCell cell) {
			return new Row(line, id, Result.REFUSED, (cell != null) ? cell.column() : null,
					(cell != null) ? cell.why() : null, List.of(), null);
		}

		static Row taken(int line, String id, Result result) {
			return new Row(line, id, result, null, null, List.of(), null);
		}

		/** Whether the directory is not as it was before. */
		boolean isNews() {
			return this.result == Result.ADDED || this.result == Result.CHANGED;
		}

	}

	/**
	 * One fact that is not as it was.
	 *
	 * @param column name of the column
	 * @param before as it was, in the words of the file; may be empty
	 * @param after as it is now
	 */
	public record Change(String column, String before, String after) {
	}

	/** What became of a row. */
	public enum Result {

		ADDED, CHANGED, UNCHANGED, REFUSED

	}

	/** What is wrong with a cell. */
	public enum Why {

		/** It does not have the form that its column asks for. */
		FORM,
		/** It is empty. */
		MISSING,
		/** It is longer than its column allows. */
		TOO_LONG,
		/** It holds angle brackets, control characters or invisible ones. */
		CHARACTERS,
		/** It begins or ends with a space. */
		SPACES,
		/** It is not one of the words allowed. */
		WORD,
		/** A value stands in it twice. */
		REPEATED,
		/** It is no http or https address of a page. */
		ADDRESS,
		/** It holds a need that is not on the list of needs. */
		UNKNOWN_NEED,
		/** It does not fit another cell of the row. */
		CONTRADICTORY,
		/** The same id stands further up in the file. */
		ROW_TWICE,
		/** The row has too few or too many cells. */
		CELLS,
		/** The community is here already, and not from this feed. */
		NOT_THEIRS

	}

	/** What follows for the community besides its facts. */
	public enum Follows {

		/** It comes in as proposed: nobody has vetted it. */
		PROPOSED,
		/** It was listed; nobody new is sent there until it is reviewed again. */
		PAUSED,
		/** Its source presents it as closed, so it is. */
		CLOSED,
		/** Its source presents it as running again: it is proposed anew. */
		REOPENED

	}

}
