package org.peerprescribing.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
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

	/** Track records are counted again after this time. */
	private static final long TRACK_RECORDS_LAST = 300 * SECOND;

	private final DirectoryReader reader;

	private final DirectoryVersion version;

	private final Clock clock;

	private final LongSupplier nanos;

	private final ReentrantLock reading = new ReentrantLock();

	private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

	private volatile long nextCheck;

	@Autowired
	Listing(DirectoryReader reader, DirectoryVersion version, Clock clock) {
		this(reader, version, clock, System::nanoTime);
	}

	/**
	 * Of its own, beside the one that the service shares.
	 * @param nanos measures how much time has passed, whatever the clock says
	 */
	Listing(DirectoryReader reader, DirectoryVersion version, Clock clock, LongSupplier nanos) {
		this.reader = reader;
		this.version = version;
		this.clock = clock;
		this.nanos = nanos;
		this.nextCheck = nanos.getAsLong();
	}

	DirectorySnapshot now() {
		return current().snapshot();
	}

	/** What the listing of now is made from, what is not listed included. */
	DirectoryRows rows() {
		return current().rows();
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), LONDON);
	}

	/** The next caller looks at once. */
	void lookAgain() {
		this.nextCheck = this.nanos.getAsLong();
	}

	private Held current() {
		LocalDate today = today();
		Held current = this.held.get();
		if (this.version.changedHere()) {
			// What is not committed is nobody else's listing: read, but do not keep.
			return read(current, today, this.nanos.getAsLong());
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
		boolean fresh = current.day().equals(today) && this.nanos.getAsLong() - this.nextCheck < 0;
		if (fresh) {
			return current;
		}
		if (!current.day().equals(today)) {
			// A vetting may be over: nobody gets yesterday's listing.
			this.reading.lock();
			return readAndUnlock(this.held.get(), today);
		}
		// Whoever comes while another reads goes on with the listing of a moment ago.
		return this.reading.tryLock() ? readAndUnlock(this.held.get(), today) : current;
	}

	private Held readAndUnlock(@Nullable Held before, LocalDate today) {
		try {
			long started = this.nanos.getAsLong();
			Held now = read(before, today, started);
			this.held.set(now);
			this.nextCheck = started + SECOND;
			return now;
		}
		finally {
			this.reading.unlock();
		}
	}

	private Held read(@Nullable Held before, LocalDate today, long started) {
		if (before == null) {
			DirectoryRows rows = this.reader.read(null, today, true);
			return new Held(rows, today, started, rows.listing(today));
		}
		boolean count = !before.day().equals(today) || started - before.countedAt() >= TRACK_RECORDS_LAST;
		DirectoryRows rows = this.reader.read(before.rows(), today, count);
		if (rows == before.rows()) {
			return before;
		}
		DirectorySnapshot listing = rows.listing(today);
		return new Held(rows, today, count ? started : before.countedAt(),
				listing.equals(before.snapshot()) ? before.snapshot() : listing);
	}

	private record Held(DirectoryRows rows, LocalDate day, long countedAt, DirectorySnapshot snapshot) {
	}

}
