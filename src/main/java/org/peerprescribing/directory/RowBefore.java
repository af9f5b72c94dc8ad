package org.peerprescribing.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A community as it stood before a row of an import came.
 *
 * @param stored null where it did not exist
 */
record RowBefore(StoredCommunities.@Nullable Stored stored) {

	/**
	 * Needs are compared by their numbers: the names beside them are only for the eye.
	 */
	private static final String NAMES_OF_NEEDS = "needs_display";

	private static final NeedHierarchy NO_NAMES = new NeedHierarchy(List.of());

	/** What is to be said of the row, once it is known what came of it. */
	ImportReport.Row report(int line, CommunityRow row, ImportReport.Result result) {
		return new ImportReport.Row(line, row.community().id().value(), result, null, null, changes(row),
				follows(row, result));
	}

	private List<ImportReport.Change> changes(CommunityRow row) {
		if (this.stored == null) {
			return List.of();
		}
		Map<String, String> before = CommunityRow.of(this.stored).columns(NO_NAMES);
		List<ImportReport.Change> changes = new ArrayList<>();
		row.columns(NO_NAMES).forEach((column, after) -> {
			String was = before.getOrDefault(column, "");
			// A list without the kind leaves it as it is.
			boolean silent = column.equals(CommunityRow.KIND) && after.isEmpty();
			if (!was.equals(after) && !silent && !column.equals(NAMES_OF_NEEDS)) {
				changes.add(new ImportReport.Change(column, was, after));
			}
		});
		return changes;
	}

	/** As {@link CatalogueImport#put} moves it. */
	private ImportReport.@Nullable Follows follows(CommunityRow row, ImportReport.Result result) {
		boolean saysClosed = row.status() == Background.Status.CLOSED;
		if (result == ImportReport.Result.ADDED) {
			return saysClosed ? ImportReport.Follows.CLOSED : ImportReport.Follows.PROPOSED;
		}
		if (result != ImportReport.Result.CHANGED || this.stored == null) {
			return null;
		}
		boolean closed = this.stored.state() == DirectoryEntry.State.CLOSED;
		if (saysClosed) {
			return closed ? null : ImportReport.Follows.CLOSED;
		}
		if (closed) {
			return (this.stored.background().status() == Background.Status.CLOSED) ? ImportReport.Follows.REOPENED
					: null;
		}
		return (this.stored.state() == DirectoryEntry.State.APPROVED) ? ImportReport.Follows.PAUSED : null;
	}

}
