package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One entry in the care record as far as it has come: the receipt.
 *
 * @param kind which of the three entries
 * @param state how far it is
 * @param queuedAt when it was accepted here
 * @param writtenAt when the record system confirmed it, or a person that it is filed;
 * null before
 * @param location where it lies there; null before, and where it went on paper
 * @param route by which route it was written or made; null before
 * @param elsewhere whether it was written into a record system at another address than
 * the practice has now: whether it is in the present one, nobody here knows
 * @param filedBy name of the person who confirmed that it is filed; null where none did
 * @param heldBack whether it is cancelled because the practice does not let it be written
 */
public record RecordEntry(Kind kind, State state, Instant queuedAt, @Nullable Instant writtenAt,
		@Nullable String location, @Nullable EntryRoute route, boolean elsewhere, @Nullable String filedBy,
		boolean heldBack) {

	/**
	 * At most one of each per prescription; corrections are new versions of it. A request
	 * to the link worker has one of its own kind and no other.
	 */
	public enum Kind {

		PRESCRIBED, FIRST_OUTCOME, FINAL, LINK_WORKER,
		/** All that was written was made in error: it stays there, and says so. */
		CORRECTION;

		/** Those that tell what happens, of which a practice may leave some out. */
		public static List<Kind> thatTell() {
			return List.of(PRESCRIBED, FIRST_OUTCOME, FINAL, LINK_WORKER);
		}

	}

	/** PENDING, SENDING, UNCERTAIN and TO_FILE all read "not yet in the record". */
	public enum State {

		PENDING, SENDING, UNCERTAIN,
		/** The document is made; a person of the practice has to print and file it. */
		TO_FILE, DONE, DEAD, CANCELLED

	}

}
