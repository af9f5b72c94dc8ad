package org.peerprescribing.directory;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A community with its state, for curators.
 *
 * @param community the facts
 * @param kind what it is
 * @param background what stands behind the facts
 * @param state where it stands
 * @param since since when
 * @param paused why nobody new is sent there, and since when; it also holds for one that
 * is not vetted now, once it is approved again
 * @param successor what follows a closed one; null where none is known
 * @param vetting the vetting in force or the last one; null where it never had one
 * @param trackRecord what came of it so far
 * @param unreachableSince since when it is hidden because its address does not lead
 * there; null where it is not
 */
public record DirectoryEntry(Community community, OptionKind kind, Background background, State state, Instant since,
		Map<PauseReason, Instant> paused, @Nullable CommunityId successor, @Nullable Vetting vetting,
		TrackRecord trackRecord, @Nullable Instant unreachableSince) {

	public DirectoryEntry {
		paused = Map.copyOf(paused);
	}

	/** Why nobody new is sent there. */
	public Set<PauseReason> pausedFor() {
		return this.paused.keySet();
	}

	/** Facts without which it cannot be listed, or is hardly ever proposed. */
	public Set<Missing> missing() {
		Set<Missing> missing = EnumSet.noneOf(Missing.class);
		if (this.community.address() == null) {
			missing.add(Missing.ADDRESS);
		}
		if (this.community.cost() == null) {
			missing.add(Missing.COST);
		}
		if (this.community.cost() == Community.Cost.FREE_IF_COMMISSIONED && this.community.commissionedBy().isEmpty()) {
			missing.add(Missing.PAYERS);
		}
		if (this.community.moderation() == Moderation.UNKNOWN) {
			missing.add(Missing.MODERATION);
		}
		return missing;
	}

	/** The life of a community. */
	public enum State {

		PROPOSED, UNDER_REVIEW, APPROVED, LAPSED, PAUSED, SUSPENDED, CLOSED

	}

	/** A fact that matching needs. */
	public enum Missing {

		/** Without it nobody can approve it. */
		ADDRESS,
		/** Without it nobody can approve it. */
		COST,
		/** It is free where somebody pays, and nobody is named: so it is free nowhere. */
		PAYERS,
		/** It ranks last, and is never proposed where posts have to be checked. */
		MODERATION

	}

}
