package org.peerprescribing.carerecord;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * {@code --reconcile=2026-11-01..2026-11-30} on the command line: compares what was
 * written on those days, Europe/London, both included, with the record systems, and ends
 * the process; 0 where they agree, 1 where something differs or a record system did not
 * answer, 2 where the days cannot be read. What differs stands on the operator's page;
 * what cannot be compared is counted in the log, with the reason.
 */
@Component
class ReconcileCommand implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(ReconcileCommand.class);

	private static final String OPTION = "reconcile";

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final Reconciliation reconciliation;

	private final ConfigurableApplicationContext context;

	ReconcileCommand(Reconciliation reconciliation, ConfigurableApplicationContext context) {
		this.reconciliation = reconciliation;
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		List<String> days = arguments.getOptionValues(OPTION);
		if (days != null) {
			int code = reconcile(String.join("", days));
			ExitCodeGenerator exit = () -> code;
			System.exit(SpringApplication.exit(this.context, exit));
		}
	}

	int reconcile(String days) {
		try {
			String[] ends = days.split("\\.\\.", 2);
			LocalDate first = LocalDate.parse(ends[0]);
			LocalDate last = LocalDate.parse(ends[ends.length - 1]);
			Reconciliation.Report report = this.reconciliation.compare(first.atStartOfDay(LONDON).toInstant(),
					last.plusDays(1).atStartOfDay(LONDON).toInstant());
			return (report.different() == 0 && report.notRead() == 0) ? 0 : 1;
		}
		catch (DateTimeParseException ex) {
			log.error("Days to compare are written as 2026-11-01..2026-11-30, not {}", days);
			return 2;
		}
	}

}
