package org.peerprescribing.audit;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for; what is null does not narrow it.
 *
 * @param patient whose data
 * @param person part of the name of a member of staff, or the whole subject of a token
 * @param day on which day, Europe/London
 */
public record AuditQuestion(@Nullable UUID patient, @Nullable String person, @Nullable LocalDate day) {
}
