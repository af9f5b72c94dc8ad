package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

/**
 * An entry that was given up, for those who repair the service; nothing of a person.
 *
 * @param id names the entry
 * @param organisation the practice
 * @param kind which of a prescription's entries
 * @param queuedAt when it was accepted here
 * @param attempts tries begun
 * @param error kebab-case word for why
 * @param status HTTP status of the last answer; null where there was none
 */
public record DeadLetter(UUID id, OdsCode organisation, RecordEntry.Kind kind, Instant queuedAt, int attempts,
		String error, @Nullable Integer status) {
}
