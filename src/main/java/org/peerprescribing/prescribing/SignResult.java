package org.peerprescribing.prescribing;

import java.time.Instant;

import org.peerprescribing.shared.Problem;

/** What came of signing. */
public sealed interface SignResult {

	/**
	 * Signed; or signed before by the same command, which is the same answer.
	 *
	 * @param prescription its id
	 * @param graceUntil until when it can be undone as if it had never been
	 */
	record Signed(PrescriptionId prescription, Instant graceUntil) implements SignResult {
	}

	/** Not signed, and nothing has changed. */
	record Refused(Problem problem) implements SignResult {
	}

}
