package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads what the listing is made from: of communities only those that changed since the
 * last reading, where the directory knows which, else everything. A change costs a
 * handful of short questions, however many communities there are; track records, whose
 * counting takes longest, are all counted only where the caller asks, else those with new
 * facts.
 */
@Component
class DirectoryReader {

	private final DirectoryVersion version;

	private final StoredCommunities communities;

	private final Vettings vettings;

	private final Activities activities;

	private final StoredNeeds needs;

	private final StoredTrackRecords trackRecords;

	DirectoryReader(DirectoryVersion version, StoredCommunities communities, Vettings vettings, Activities activities,
			StoredNeeds needs, StoredTrackRecords trackRecords) {
		this.version = version;
		this.communities = communities;
		this.vettings = vettings;
		this.activities = activities;
		this.needs = needs;
		this.trackRecords = trackRecords;
	}

	/**
	 * The rows as they are now; the same instance as before where nothing has changed.
	 * @param before the last reading; null where there is none
	 * @param today the day as of which track records are counted
	 * @param recount whether to count track records again; they do not raise the version
	 */
	DirectoryRows read(@Nullable DirectoryRows before, LocalDate today, boolean recount) {
		CountedRecords counted = (before == null || recount) ? this.trackRecords.all(today) : before.counted();
		DirectoryRows base = (before != null) ? before.with(counted) : null;
		long current = this.version.number();
		if (base != null && base.version() == current) {
			return base;
		}
		if (base != null && !recount) {
			counted = this.trackRecords.again(counted, today);
			base = base.with(counted);
		}
		while (true) {
			DirectoryRows read = readAt(current, base, counted);
			long after = this.version.number();
			if (after == current) {
				return read;
			}
			// Somebody changed something in between: these rows may be of two versions.
			current = after;
		}
	}

	private DirectoryRows readAt(long current, @Nullable DirectoryRows base, CountedRecords counted) {
		if (base != null) {
			Optional<Set<CommunityId>> changed = this.version.changedBetween(base.version(), current);
			if (changed.isPresent()) {
				return changed(current, base, changed.get());
			}
		}
		SortedMap<CommunityId, KnownCommunity> all = new TreeMap<>();
		put(all, base, this.communities.all(), this.vettings.approved(), this.activities.newest(), counted);
		NeedHierarchy hierarchy = new NeedHierarchy(this.needs.all(), this.needs.nationalCodes());
		NeedHierarchy same = (base != null && base.needs().equals(hierarchy)) ? base.needs() : hierarchy;
		return new DirectoryRows(current, all, same, counted);
	}

	private DirectoryRows changed(long current, DirectoryRows base, Set<CommunityId> changed) {
		SortedMap<CommunityId, KnownCommunity> all = new TreeMap<>(base.communities());
		all.keySet().removeAll(changed);
		put(all, base, this.communities.of(changed), this.vettings.approved(changed), this.activities.newest(changed),
				base.counted());
		return new DirectoryRows(current, all, base.needs(), base.counted());
	}

	private static void put(Map<CommunityId, KnownCommunity> all, @Nullable DirectoryRows base,
			List<StoredCommunities.Stored> rows, Map<CommunityId, Vetting> approved,
			Map<CommunityId, Activity> activities, CountedRecords counted) {
		for (StoredCommunities.Stored row : rows) {
			CommunityId id = row.community().id();
			KnownCommunity before = (base != null) ? base.communities().get(id) : null;
			all.put(id, KnownCommunity.of(row, approved.get(id), counted.of(id), activities.get(id), before));
		}
	}

}
