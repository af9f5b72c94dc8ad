package org.peerprescribing.directory.links;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.peerprescribing.directory.CommunityId;

/**
 * An address that does not lead to its community, for curators.
 *
 * @param community whose
 * @param address as the directory has it
 * @param outcome what the last check came to
 * @param since since when it fails, or leads elsewhere
 * @param failures failures in a row
 * @param hidden whether the community is not listed for it
 * @param sentence what is wrong, in plain words
 */
public record FailingLink(CommunityId community, String address, Outcome outcome, Instant since, int failures,
		boolean hidden, String sentence) {

	/** The day of {@link #since}, Europe/London. */
	public LocalDate sinceDay() {
		return LocalDate.ofInstant(this.since, ZoneId.of("Europe/London"));
	}

}
