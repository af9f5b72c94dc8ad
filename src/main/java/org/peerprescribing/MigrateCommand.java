package org.peerprescribing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * With {@code --migrate} the service ends as soon as it has started: the owner has
 * migrated, and this version starts with these settings. Nothing else that a start does
 * has been done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MigrateCommand implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(MigrateCommand.class);

	private final ConfigurableApplicationContext context;

	MigrateCommand(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (arguments.containsOption("migrate")) {
			log.info("The database is as this version needs it");
			System.exit(SpringApplication.exit(this.context));
		}
	}

}
