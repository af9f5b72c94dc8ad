package org.peerprescribing.directory.links;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param cause what it met
 * @param movedTo the host it was sent to; only where that is another's
 */
record Finding(Cause cause, @Nullable String movedTo) {

	static Finding of(Cause cause) {
		return new Finding(cause, null);
	}

	Outcome outcome() {
		return this.cause.outcome();
	}

}
