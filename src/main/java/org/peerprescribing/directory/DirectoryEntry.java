package org.peerprescribing.directory;

import org.jspecify.annotations.Nullable;

/**
 * A community with its state, for curators.
 *
 * @param community the facts
 * @param state where it stands
 * @param vetting the vetting in force or the last one; null where it never had one
 * @param trackRecord what came of it so far
 */
public record DirectoryEntry(Community community, State state, @Nullable Vetting vetting, TrackRecord trackRecord) {

	/** The life of a community. */
	public enum State {

		PROPOSED, UNDER_REVIEW, APPROVED, LAPSED, PAUSED, SUSPENDED, CLOSED

	}

}
