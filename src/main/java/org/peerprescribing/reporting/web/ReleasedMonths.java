package org.peerprescribing.reporting.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Pattern;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.reporting.MonthReport;
import org.peerprescribing.reporting.Reports;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/**
 * A month as an address names it, for every exit. Another board, a month that is not
 * released and an address of nonsense look alike.
 */
@Component
class ReleasedMonths {

	private static final Pattern MONTH_FORM = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

	private final Reports reports;

	ReleasedMonths(Reports reports) {
		this.reports = reports;
	}

	MonthReport find(String board, String month, Actor commissioner) {
		if (!commissioner.organisation().value().equals(board) || !MONTH_FORM.matcher(month).matches()) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
		return this.reports.find(commissioner.organisation(), parse(month), commissioner)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	private static YearMonth parse(String month) {
		try {
			return YearMonth.parse(month);
		}
		catch (DateTimeException ex) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
	}

}
