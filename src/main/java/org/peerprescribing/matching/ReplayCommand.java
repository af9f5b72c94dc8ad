package org.peerprescribing.matching;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.peerprescribing.identity.AccessScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * {@code --replay=2026-11-01..2026-11-30} on the command line: replays the runs of those
 * days, Europe/London, both included, and ends the process; 0 where every run of this
 * version was answered the same, 1 where one was not, 2 where the days cannot be read.
 */
@Component
class ReplayCommand implements ApplicationRunner {

	private static final Logger LOG = LoggerFactory.getLogger(ReplayCommand.class);

	private static final String OPTION = "replay";

	private final Replay replay;

	private final ConfigurableApplicationContext context;

	ReplayCommand(Replay replay, ConfigurableApplicationContext context) {
		this.replay = replay;
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		List<String> days = arguments.getOptionValues(OPTION);
		if (days != null) {
			int code = replay(String.join("", days));
			ExitCodeGenerator exit = () -> code;
			System.exit(SpringApplication.exit(this.context, exit));
		}
	}

	int replay(String days) {
		try {
			String[] ends = days.split("\\.\\.", 2);
			LocalDate first = LocalDate.parse(ends[0]);
			LocalDate last = LocalDate.parse(ends[ends.length - 1]);
			Replay.Report report = new AccessScope.OfBackground("matching-replay")
				.call(() -> this.replay.replay(first.atStartOfDay(Matching.LONDON).toInstant(),
						last.plusDays(1).atStartOfDay(Matching.LONDON).toInstant()));
			return report.wrong().isEmpty() ? 0 : 1;
		}
		catch (DateTimeParseException ex) {
			LOG.error("Days to replay are written as 2026-11-01..2026-11-30, not {}", days);
			return 2;
		}
	}

}
