package org.peerprescribing.matching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.DirectorySnapshot;

import org.springframework.stereotype.Component;

/**
 * Holds the index of the present listing and swaps it whole. Whoever asks gets the index
 * of the listing as it stands at that moment: a community that has left the listing is in
 * no later answer of this replica.
 */
@Component
class Indexes {

	/** The shares are counted up to the last of these marks, so that replicas agree. */
	private static final Duration MARKS = Duration.ofMinutes(5);

	private final CommunityDirectory directory;

	private final Runs runs;

	private final Clock clock;

	private final ReentrantLock making = new ReentrantLock();

	private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

	Indexes(CommunityDirectory directory, Runs runs, Clock clock) {
		this.directory = directory;
		this.runs = runs;
		this.clock = clock;
	}

	Held now() {
		DirectorySnapshot listing = this.directory.snapshot();
		Instant mark = mark();
		Held current = this.held.get();
		if (current != null && current.isOf(listing, mark)) {
			return current;
		}
		this.making.lock();
		try {
			current = this.held.get();
			if (current == null || !current.isOf(listing, mark)) {
				current = make(listing, mark, current);
				this.held.set(current);
			}
			return current;
		}
		finally {
			this.making.unlock();
		}
	}

	private Instant mark() {
		long millis = this.clock.millis();
		return Instant.ofEpochMilli(millis - Math.floorMod(millis, MARKS.toMillis()));
	}

	private Held make(DirectorySnapshot listing, Instant mark, @Nullable Held before) {
		if (before == null) {
			return held(listing, mark, this.runs.shares(mark), null);
		}
		Shares shares = before.countedUntil().equals(mark) ? before.index().shares() : this.runs.shares(mark);
		return held(listing, mark, shares, before.index());
	}

	private static Held held(DirectorySnapshot listing, Instant mark, Shares shares, @Nullable MatchIndex before) {
		MatchIndex index = MatchIndex.of(listing.communities(), listing.needs(), shares, before);
		return new Held(listing, mark, index, Snapshots.name(index).id());
	}

	/**
	 * An index with the listing that it was made of.
	 *
	 * @param countedUntil up to when its shares are counted
	 * @param id names its content
	 */
	record Held(DirectorySnapshot listing, Instant countedUntil, MatchIndex index, String id) {

		boolean isOf(DirectorySnapshot now, Instant mark) {
			return this.listing == now && this.countedUntil.equals(mark);
		}

	}

}
