package org.peerprescribing.shared;

import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;

/**
 * Ids made in the application, ordered by time (UUID version 7, RFC 9562), so that new
 * rows lie together.
 */
public final class TimeOrderedId {

	private TimeOrderedId() {
	}

	public static UUID next() {
		return UuidCreator.getTimeOrderedEpoch();
	}

}
