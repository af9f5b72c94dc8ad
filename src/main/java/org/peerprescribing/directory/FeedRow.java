package org.peerprescribing.directory;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One service of somebody's feed in the columns of the catalogue, not yet checked.
 *
 * @param number its number in the feed, the first being 1
 * @param service its id in the feed, letters, digits and hyphens alone, at most 64
 * @param columns what the feed says, by column; one that is missing counts as empty
 * @param fault name of the column at fault, where it is clear already; else null
 */
public record FeedRow(int number, String service, Map<String, String> columns, @Nullable String fault) {

	public FeedRow {
		columns = Map.copyOf(columns);
	}

}
