package org.peerprescribing.directory;

/** Rows of invented communities. */
public final class CatalogueRows {

	private CatalogueRows() {
	}

	/** A file with the right header and these rows. */
	public static String file(String... rows) {
		return String.join(",", CommunityRow.COLUMNS) + "\r\n" + String.join("\r\n", rows) + "\r\n";
	}

	/** A running community for depression, from 18, moderated before posting. */
	public static String row(String id, String cost) {
		return id + ",A group,A charity,charity,https://example.org/,A group for tests.,35489007,Depressive disorder,"
				+ "18,,general,forum,pre,unknown,yes," + cost + ",,yes,en,UK,,yes,emotional,operating,test,low";
	}

}
