package org.peerprescribing.carerecord;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

/**
 * How far one practice's entries are.
 *
 * @param organisation the practice
 * @param waiting not yet in the record
 * @param uncertain of those, how many may have arrived
 * @param oldest when the oldest of those was accepted here; null where none waits
 * @param dead given up
 * @param written in the record
 * @param heldBack not written, as the practice does not let it be
 */
public record Backlog(OdsCode organisation, long waiting, long uncertain, @Nullable Instant oldest, long dead,
		long written, long heldBack) {
}
