package org.peerprescribing.shared;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A PHQ-9 from the record. Refuses a total outside 0 to 27 and an item outside 0 to 3 or
 * above the total.
 *
 * @param total 0 to 27
 * @param item9 thoughts of being better off dead, 0 to 3; null where only the total is
 * known
 * @param on when it was answered
 */
public record Phq9(int total, @Nullable Integer item9, LocalDate on) {

	public Phq9 {
		if (total < 0 || total > 27 || (item9 != null && (item9 < 0 || item9 > 3 || item9 > total))) {
			throw new InvalidValue("phq-9");
		}
	}

}
