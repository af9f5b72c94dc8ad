package org.peerprescribing.directory;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.peerprescribing.directory.DirectoryEntry.State;

import static org.peerprescribing.directory.DirectoryEntry.State.APPROVED;
import static org.peerprescribing.directory.DirectoryEntry.State.CLOSED;
import static org.peerprescribing.directory.DirectoryEntry.State.LAPSED;
import static org.peerprescribing.directory.DirectoryEntry.State.PAUSED;
import static org.peerprescribing.directory.DirectoryEntry.State.PROPOSED;
import static org.peerprescribing.directory.DirectoryEntry.State.SUSPENDED;
import static org.peerprescribing.directory.DirectoryEntry.State.UNDER_REVIEW;

/**
 * What can happen to a community, and where it stands afterwards: all legal moves, and
 * none other. Listed are only those that stand at APPROVED, and only {@link #APPROVE} and
 * {@link #RESUME} lead there.
 */
enum Move {

	/** Somebody begins to look; a vetting that is in force goes on meanwhile. */
	BEGIN_REVIEW(Map.of(PROPOSED, UNDER_REVIEW, LAPSED, UNDER_REVIEW, SUSPENDED, UNDER_REVIEW, UNDER_REVIEW,
			UNDER_REVIEW, APPROVED, APPROVED, PAUSED, PAUSED)),
	/** Somebody else approves a review; it may have lapsed while it was looked at. */
	APPROVE(Map.of(UNDER_REVIEW, APPROVED, APPROVED, APPROVED, PAUSED, APPROVED, LAPSED, APPROVED)),
	/** As above, while a pause goes on. */
	APPROVE_PAUSED(Map.of(UNDER_REVIEW, PAUSED, PAUSED, PAUSED, LAPSED, PAUSED)),
	/** The vetting is over. */
	LAPSE(Map.of(APPROVED, LAPSED, PAUSED, LAPSED)),
	/** Nobody new is sent there for now. */
	PAUSE(Map.of(APPROVED, PAUSED)),
	/** The last reason for a pause is gone. */
	RESUME(Map.of(PAUSED, APPROVED)),
	/**
	 * Nobody at all is sent there, at once. A closed one has nobody to protect, and a
	 * suspension must not be its way back.
	 */
	SUSPEND(fromAnyOf(EnumSet.complementOf(EnumSet.of(CLOSED)), SUSPENDED)),
	/** It is no more. */
	CLOSE(fromAnyOf(EnumSet.allOf(State.class), CLOSED)),
	/** Its source presents it as running again: it begins anew. */
	REOPEN(Map.of(CLOSED, PROPOSED));

	/**
	 * Where a pause shows in the state; elsewhere it waits until it is approved again.
	 */
	static final Set<State> VETTED = Set.of(APPROVED, PAUSED);

	private final Map<State, State> legal;

	Move(Map<State, State> legal) {
		this.legal = legal;
	}

	/** Where it leads; empty where it is not legal. */
	Optional<State> from(State state) {
		return Optional.ofNullable(this.legal.get(state));
	}

	private static Map<State, State> fromAnyOf(Set<State> states, State to) {
		Map<State, State> moves = new EnumMap<>(State.class);
		states.forEach((from) -> moves.put(from, to));
		return moves;
	}

}
