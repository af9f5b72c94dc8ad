package org.peerprescribing.directory;

import java.time.LocalDate;

/**
 * The vetting by which a community may be listed: a review by one person, approved by
 * another.
 *
 * @param reviewedBy name of the reviewer
 * @param approvedBy name of the approver, somebody else
 * @param reviewedOn day of the review
 * @param nextDue first day on which it no longer counts, Europe/London
 * @param suitableUnder18 whether the review found it suitable for people of 16 and 17
 * @param demonstration made for the sandbox, by nobody: never to be relied on
 */
public record Vetting(String reviewedBy, String approvedBy, LocalDate reviewedOn, LocalDate nextDue,
		boolean suitableUnder18, boolean demonstration) {
}
