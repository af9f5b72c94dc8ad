package org.peerprescribing.directory.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What came in with a signature beside it; nothing of it has been believed yet.
 *
 * @param timestamp when it says that it was signed: whole seconds since 1970, UTC
 * @param signature what should be {@link SigningKeys#sign}
 * @param body the bytes as they came
 */
record SignedMessage(String timestamp, String signature, byte[] body) {

	/** How far a community's clock may be from ours, either way. */
	static final Duration TOLERANCE = Duration.ofMinutes(5);

	/** Whether it can have been signed just now. */
	boolean isFresh(Clock clock) {
		return this.timestamp.matches("[0-9]{1,11}")
				&& Duration.between(signedAt(), clock.instant()).abs().compareTo(TOLERANCE) <= 0;
	}

	/** Of a fresh one. */
	Instant signedAt() {
		return Instant.ofEpochSecond(Long.parseLong(this.timestamp));
	}

	/** Without what it says. */
	@Override
	public String toString() {
		return "SignedMessage[" + this.body.length + " bytes]";
	}

}
