package org.peerprescribing.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Keeps the listing in memory and swaps it whole. It asks the database at most once a
 * second whether anything has changed, on the connection that the caller has already, so
 * that nobody waits for a second one. A vetting that ends needs no question: the listing
 * is made for one day in London.
 */
@Component
class Listing {

	static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final long SECOND = 1_000_000_000L;

	/** Track records are read again after this time even if nothing else has changed. */
	private static final long TRACK_RECORDS_LAST = 300 * SECOND;

	private final StoredCommunities communities;

	private final Vettings vettings;

	private final Clock clock;

	private final ReentrantLock reading = new ReentrantLock();

	private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

	private volatile long nextCheck;

	Listing(StoredCommunities communities, Vettings vettings, Clock clock) {
		this.communities = communities;
		this.vettings = vettings;
		this.clock = clock;
		this.nextCheck = System.nanoTime();
	}

	DirectorySnapshot now() {
		LocalDate today = today();
		Held current = this.held.get();
		if (this.communities.changedHere()) {
			// What is not committed is nobody else's listing: read, but do not keep.
			return read(null, today, System.nanoTime()).snapshot();
		}
		if (current == null) {
			this.reading.lock();
			current = this.held.get();
			if (current != null) {
				this.reading.unlock();
			}
			else {
				return readAndUnlock(null, today);
			}
		}
		boolean fresh = current.day().equals(today) && System.nanoTime() - this.nextCheck < 0;
		if (fresh) {
			return current.snapshot();
		}
		if (!current.day().equals(today)) {
			// A vetting may be over: nobody gets yesterday's listing.
			this.reading.lock();
			return readAndUnlock(this.held.get(), today);
		}
		// Whoever comes while another reads goes on with the listing of a moment ago.
		return this.reading.tryLock() ? readAndUnlock(current, today) : current.snapshot();
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), LONDON);
	}

	/** The next caller looks at once. */
	void lookAgain() {
		this.nextCheck = System.nanoTime();
	}

	private DirectorySnapshot readAndUnlock(@Nullable Held before, LocalDate today) {
		try {
			long started = System.nanoTime();
			Held now = read(before, today, started);
			this.held.set(now);
			this.nextCheck = started + SECOND;
			return now.snapshot();
		}
		finally {
			this.reading.unlock();
		}
	}

	private Held read(@Nullable Held before, LocalDate today, long started) {
		long version = this.communities.version();
		if (before != null && before.version() == version && before.day().equals(today)
				&& started - before.readAt() < TRACK_RECORDS_LAST) {
			return before;
		}
		while (true) {
			List<StoredCommunities.Stored> rows = this.communities.all();
			Map<CommunityId, Vetting> approved = this.vettings.approved();
			NeedHierarchy needs = new NeedHierarchy(this.communities.needs());
			Map<CommunityId, TrackRecord> records = this.communities.trackRecords();
			long after = this.communities.version();
			if (after == version) {
				List<ListedCommunity> listed = listed(rows, approved, records, today);
				return new Held(version, today, started,
						new DirectorySnapshot(id(version, today, records), listed, needs));
			}
			version = after;
		}
	}

	private static List<ListedCommunity> listed(List<StoredCommunities.Stored> rows, Map<CommunityId, Vetting> approved,
			Map<CommunityId, TrackRecord> records, LocalDate today) {
		List<ListedCommunity> listed = new ArrayList<>();
		for (StoredCommunities.Stored row : rows) {
			CommunityId id = row.community().id();
			Vetting vetting = approved.get(id);
			if (vetting != null && Standing.mayBePrescribed(row, vetting, today)) {
				listed.add(new ListedCommunity(row.community(), vetting, records.getOrDefault(id, TrackRecord.NONE),
						null));
			}
		}
		return listed;
	}

	/**
	 * The version stands for facts, vetting and needs, the day for what has lapsed, and
	 * the number of facts, which only grows, for the track records.
	 */
	private static String id(long version, LocalDate today, Map<CommunityId, TrackRecord> records) {
		long facts = records.values().stream().mapToLong((r) -> r.sent() + r.joined() + r.answered()).sum();
		return "v" + version + "-" + today + "-t" + facts;
	}

	private record Held(long version, LocalDate day, long readAt, DirectorySnapshot snapshot) {
	}

}
