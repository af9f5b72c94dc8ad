package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A PHQ-9 as the record keeps it.
 *
 * @param total 0 to 27
 * @param item9 0 to 3 (thoughts of being better off dead, or of hurting oneself); null
 * where only the total is known
 * @param taken the day it was answered
 */
record Phq9(int total, @Nullable Integer item9, LocalDate taken) {

	Phq9 {
		if (total < 0 || total > 27) {
			throw new IllegalArgumentException("PHQ-9 total out of range: " + total);
		}
		if (item9 != null && (item9 < 0 || item9 > 3 || item9 > total)) {
			throw new IllegalArgumentException("PHQ-9 item 9 out of range: " + item9);
		}
	}

}
