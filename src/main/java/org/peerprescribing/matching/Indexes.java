package org.peerprescribing.matching;

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

	/** The shares are counted again after this time even if nothing else has changed. */
	private static final long SHARES_LAST = 300_000_000_000L;

	private final CommunityDirectory directory;

	private final Runs runs;

	private final ReentrantLock making = new ReentrantLock();

	private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

	Indexes(CommunityDirectory directory, Runs runs) {
		this.directory = directory;
		this.runs = runs;
	}

	Held now() {
		DirectorySnapshot listing = this.directory.snapshot();
		Held current = this.held.get();
		if (current != null && current.isOf(listing)) {
			return current;
		}
		this.making.lock();
		try {
			current = this.held.get();
			if (current == null || !current.isOf(listing)) {
				current = make(listing, current);
				this.held.set(current);
			}
			return current;
		}
		finally {
			this.making.unlock();
		}
	}

	private Held make(DirectorySnapshot listing, @Nullable Held before) {
		long now = System.nanoTime();
		if (before == null || now - before.countedAt() >= SHARES_LAST) {
			return held(listing, now, this.runs.shares(), (before != null) ? before.index() : null);
		}
		return held(listing, before.countedAt(), before.index().shares(), before.index());
	}

	private static Held held(DirectorySnapshot listing, long countedAt, Shares shares, @Nullable MatchIndex before) {
		MatchIndex index = MatchIndex.of(listing.communities(), listing.needs(), shares, before);
		return new Held(listing, countedAt, index, Snapshots.name(index).id());
	}

	/**
	 * An index with the listing that it was made of.
	 *
	 * @param id names its content
	 */
	record Held(DirectorySnapshot listing, long countedAt, MatchIndex index, String id) {

		boolean isOf(DirectorySnapshot now) {
			return this.listing == now && System.nanoTime() - this.countedAt < SHARES_LAST;
		}

	}

}
