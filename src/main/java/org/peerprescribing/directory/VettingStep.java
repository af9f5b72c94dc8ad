package org.peerprescribing.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One review of a community and what followed, for the history.
 *
 * @param reviewedBy name of the reviewer
 * @param reviewedOn day of the review
 * @param suitableUnder18 whether it found it suitable for people of 16 and 17
 * @param demonstration made for the sandbox, by nobody: never to be relied on
 * @param approvedBy name of the approver; null until approved
 * @param nextDue first day on which it no longer counts, Europe/London; null until
 * approved
 */
public record VettingStep(String reviewedBy, LocalDate reviewedOn, boolean suitableUnder18, boolean demonstration,
		@Nullable String approvedBy, @Nullable LocalDate nextDue) {
}
