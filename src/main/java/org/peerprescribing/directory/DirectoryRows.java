package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the listing is made from, as of one version of the directory: immutable.
 *
 * @param version the version
 * @param communities every community, by id
 * @param needs the needs
 * @param counted the track records as they were counted last
 */
record DirectoryRows(long version, SortedMap<CommunityId, KnownCommunity> communities, NeedHierarchy needs,
		CountedRecords counted) {

	DirectoryRows {
		communities = Collections.unmodifiableSortedMap(new TreeMap<>(communities));
	}

	/** The same with track records that were counted again. */
	DirectoryRows with(CountedRecords recounted) {
		if (recounted == this.counted) {
			return this;
		}
		SortedMap<CommunityId, KnownCommunity> all = new TreeMap<>(this.communities);
		all.replaceAll((id, known) -> known.with(recounted.of(id)));
		return new DirectoryRows(this.version, all, this.needs, recounted);
	}

	/** Every community as curators see it on that day, in the order of the ids. */
	List<DirectoryEntry> entries(LocalDate today) {
		return this.communities.values().stream().map((known) -> known.entry(today)).toList();
	}

	/** The listing of that day; it needs no question to the database. */
	DirectorySnapshot listing(LocalDate today) {
		List<ListedCommunity> listed = this.communities.values()
			.stream()
			.map((known) -> known.listed(today))
			.flatMap(Optional::stream)
			.toList();
		return new DirectorySnapshot(listed, this.needs);
	}

}
