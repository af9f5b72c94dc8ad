package org.peerprescribing.reporting.lattice;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How periods are written in an address. */
final class PeriodCode {

	/** From 2020 on no year can be taken for a month. */
	private static final int FIRST_YEAR = 2020;

	private static final int LAST_YEAR = 2099;

	private static final Pattern FORM = Pattern
		.compile("(?<year>20[2-9][0-9])-(?:(?<month>0[1-9]|1[0-2])|[0-9]{2}(?:-q(?<quarter>[1-4]))?)");

	private PeriodCode() {
	}

	static Optional<Period> parse(String code) {
		Matcher form = FORM.matcher(code);
		if (!form.matches()) {
			return Optional.empty();
		}
		int year = Integer.parseInt(form.group("year"));
		if (form.group("month") != null) {
			return Optional.of(new Period.Month(YearMonth.of(year, Integer.parseInt(form.group("month")))));
		}
		if (year == LAST_YEAR) {
			return Optional.empty();
		}
		Period.Year whole = new Period.Year(year);
		Period period = (form.group("quarter") == null) ? whole
				: new Period.Quarter(whole, Integer.parseInt(form.group("quarter")));
		return Optional.of(period).filter((found) -> found.code().equals(code));
	}

	static void check(int year) {
		if (year < FIRST_YEAR || year > LAST_YEAR) {
			throw new IllegalArgumentException("A period lies between 2020 and 2099");
		}
	}

}
