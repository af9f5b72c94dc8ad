package org.peerprescribing.carerecord;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

/**
 * How far one practice's entries are.
 *
 * @param organisation the practice
 * @param waiting not yet in the record, and for this service to write
 * @param uncertain of those, how many may have arrived
 * @param oldest when the oldest of those was accepted here; null where none waits
 * @param toFile not yet in the record, and for a person of the practice to file
 * @param dead given up
 * @param written in the record
 * @param heldBack not written, as the practice does not let it be
 */
public record Backlog(OdsCode organisation, long waiting, long uncertain, @Nullable Instant oldest, long toFile,
		long dead, long written, long heldBack) {
}
