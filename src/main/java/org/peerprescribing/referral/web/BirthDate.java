package org.peerprescribing.referral.web;

import java.time.DateTimeException;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A date of birth as it is typed into three fields. */
final class BirthDate {

	private BirthDate() {
	}

	/** The date; null where the three are no date at all. */
	static @Nullable LocalDate of(@Nullable String day, @Nullable String month, @Nullable String year) {
		try {
			return LocalDate.of(number(year), number(month), number(day));
		}
		catch (DateTimeException | NumberFormatException ex) {
			return null;
		}
	}

	private static int number(@Nullable String typed) {
		String plain = (typed != null) ? typed.strip() : "";
		if (plain.length() > 4) {
			throw new NumberFormatException();
		}
		return Integer.parseInt(plain);
	}

}
