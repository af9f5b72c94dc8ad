package org.peerprescribing.identity;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * {@code --reseal} on the command line: brings every sealed row under the first of the
 * sealing keys, says in the log how many rows it was, and ends the process; 0 where no
 * row needs a former key any more, 1 where some open with none that is set.
 */
@Component
class ResealCommand implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(ResealCommand.class);

	private final Resealing resealing;

	private final ConfigurableApplicationContext context;

	ResealCommand(Resealing resealing, ConfigurableApplicationContext context) {
		this.resealing = resealing;
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (arguments.containsOption("reseal")) {
			int code = reseal();
			ExitCodeGenerator exit = () -> code;
			System.exit(SpringApplication.exit(this.context, exit));
		}
	}

	int reseal() {
		Map<String, Resealing.Done> done = this.resealing.run();
		done.forEach((table, rows) -> log.info("resealing: table={} sealed={} unreadable={}", table, rows.sealed(),
				rows.unreadable()));
		return done.values().stream().allMatch((rows) -> rows.unreadable() == 0) ? 0 : 1;
	}

}
