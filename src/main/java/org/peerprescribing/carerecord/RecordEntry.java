package org.peerprescribing.carerecord;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One entry in the care record as far as it has come: the receipt.
 *
 * @param kind which of the three entries
 * @param state how far it is
 * @param queuedAt when it was accepted here
 * @param writtenAt when the record system confirmed it; null before
 * @param location where it lies there; null before
 */
public record RecordEntry(Kind kind, State state, Instant queuedAt, @Nullable Instant writtenAt,
		@Nullable String location) {

	/** At most one of each per prescription; corrections are new versions of it. */
	public enum Kind {

		PRESCRIBED, FIRST_OUTCOME, FINAL

	}

	/** PENDING, SENDING and UNCERTAIN all read "not yet in the record". */
	public enum State {

		PENDING, SENDING, UNCERTAIN, DONE, DEAD, CANCELLED

	}

}
