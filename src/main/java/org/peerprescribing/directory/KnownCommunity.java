package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * All that is known of one community, listed or not: immutable.
 *
 * @param row its row
 * @param vetting the vetting approved last; null where it never had one
 * @param trackRecord what came of it
 * @param activity how alive it is; null where nobody has said
 * @param listed how it is listed while it is; null without a vetting
 */
record KnownCommunity(StoredCommunities.Stored row, @Nullable Vetting vetting, TrackRecord trackRecord,
		@Nullable Activity activity, @Nullable ListedCommunity listed) {

	/**
	 * Where it would be listed as before, it is listed as the same instance: others keep
	 * what they have made from it.
	 */
	static KnownCommunity of(StoredCommunities.Stored row, @Nullable Vetting vetting, TrackRecord trackRecord,
			@Nullable Activity activity, @Nullable KnownCommunity before) {
		ListedCommunity listed = (vetting != null)
				? new ListedCommunity(row.community(), vetting, trackRecord, activity, row.background()) : null;
		if (before != null && Objects.equals(listed, before.listed())) {
			listed = before.listed();
		}
		return new KnownCommunity(row, vetting, trackRecord, activity, listed);
	}

	KnownCommunity with(TrackRecord counted) {
		return counted.equals(this.trackRecord) ? this : of(this.row, this.vetting, counted, this.activity, this);
	}

	DirectoryEntry entry(LocalDate today) {
		return Standing.entry(this.row, this.vetting, this.trackRecord, today);
	}

	Optional<ListedCommunity> listed(LocalDate today) {
		return Standing.mayBePrescribed(this.row, this.vetting, today) ? Optional.ofNullable(this.listed)
				: Optional.empty();
	}

}
