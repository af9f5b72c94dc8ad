package org.peerprescribing.directory;

/**
 * A cell of an import that its column does not allow; names the column, never the text.
 */
final class RefusedCell extends Exception {

	private static final long serialVersionUID = 1L;

	private final String column;

	private final ImportReport.Why why;

	/** Its form is not what the column asks for. */
	RefusedCell(String column) {
		this(column, ImportReport.Why.FORM);
	}

	RefusedCell(String column, ImportReport.Why why) {
		super(column);
		this.column = column;
		this.why = why;
	}

	String column() {
		return this.column;
	}

	ImportReport.Why why() {
		return this.why;
	}

}
