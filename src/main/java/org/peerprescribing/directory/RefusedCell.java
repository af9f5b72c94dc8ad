package org.peerprescribing.directory;

/**
 * A cell of an import that its column does not allow; names the column, never the text.
 */
final class RefusedCell extends Exception {

	private static final long serialVersionUID = 1L;

	private final String column;

	RefusedCell(String column) {
		super(column);
		this.column = column;
	}

	String column() {
		return this.column;
	}

}
