package org.peerprescribing.directory;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A community with its state, for curators.
 *
 * @param community the facts
 * @param kind what it is
 * @param state where it stands
 * @param pausedFor why nobody new is sent there; it also holds for one that is not vetted
 * now, once it is approved again
 * @param successor what follows a closed one; null where none is known
 * @param vetting the vetting in force or the last one; null where it never had one
 * @param trackRecord what came of it so far
 */
public record DirectoryEntry(Community community, OptionKind kind, State state, Set<PauseReason> pausedFor,
		@Nullable CommunityId successor, @Nullable Vetting vetting, TrackRecord trackRecord) {

	public DirectoryEntry {
		pausedFor = Set.copyOf(pausedFor);
	}

	/** The life of a community. */
	public enum State {

		PROPOSED, UNDER_REVIEW, APPROVED, LAPSED, PAUSED, SUSPENDED, CLOSED

	}

}
