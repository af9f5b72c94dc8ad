package org.peerprescribing.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One change of a community, for its history.
 *
 * @param at when
 * @param by name of who did it, or the kind of actor; never a patient's name
 * @param what what kind of change
 * @param field column of the facts, {@link PauseReason}, step of the review, criterion,
 * or basis of an activity; null for a change of state
 * @param before the value before; null where there was none
 * @param after the value after; null where there is none any more
 * @param note why, in the author's words; null where nothing was said
 */
public record CommunityChange(Instant at, String by, What what, @Nullable String field, @Nullable String before,
		@Nullable String after, @Nullable String note) {

	/** What kind of change. */
	public enum What {

		/** It came into the directory. */
		ADDED,
		/** A fact changed, by an import. */
		FACT,
		/** It stands elsewhere now. */
		STATE,
		/** A pause began or ended, full and open again among them. */
		PAUSE,
		/** A step of a review. */
		REVIEW,
		/** The outcome of one criterion was saved. */
		FINDING,
		/** Its address does not lead there any more, or does again. */
		ADDRESS,
		/** Somebody entered how alive it is. */
		ACTIVITY

	}

}
