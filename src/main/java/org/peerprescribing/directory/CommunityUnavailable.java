package org.peerprescribing.directory;

import java.time.Instant;

/**
 * A community can no longer be used.
 *
 * @param community which
 * @param reason suspended, closed, lapsed or unreachable
 * @param at when
 */
public record CommunityUnavailable(CommunityId community, Reason reason, Instant at) {

	/** Why. */
	public enum Reason {

		SUSPENDED, CLOSED, LAPSED, UNREACHABLE

	}

}
