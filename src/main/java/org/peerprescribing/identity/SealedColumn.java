package org.peerprescribing.identity;

import java.util.List;

/**
 * A column whose rows stay sealed for long, so that a new key has to reach them. A room
 * that has one declares it as a bean; what is sealed was sealed as texts
 * ({@code Sealer.sealTexts}) for the row's key.
 *
 * @param table with its schema
 * @param key column that names a row, a UUID, and is what the texts are bound to
 * @param column that holds the sealed texts
 * @param open columns in which an earlier version left the same texts open, in the order
 * in which they are sealed; emptied once they are
 */
public record SealedColumn(String table, String key, String column, List<String> open) {

	public SealedColumn {
		open = List.copyOf(open);
	}

}
