package org.peerprescribing.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * {@code --verify-audit} on the command line: reads the whole trail against its seals,
 * says in the log what does not fit, and ends the process; 0 where all is as it was, 1
 * where an entry or a seal was changed, taken out or slipped in.
 */
@Component
class VerifyAuditCommand implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(VerifyAuditCommand.class);

	private final TrailProof proof;

	private final ConfigurableApplicationContext context;

	VerifyAuditCommand(TrailProof proof, ConfigurableApplicationContext context) {
		this.proof = proof;
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (arguments.containsOption("verify-audit")) {
			int code = verify();
			ExitCodeGenerator exit = () -> code;
			System.exit(SpringApplication.exit(this.context, exit));
		}
	}

	int verify() {
		TrailProof.Report report = this.proof.verify();
		report.wrong().forEach((line) -> log.error("audit-proof: {}", line));
		log.info("audit-proof: seals={} entries={} wrong={} head={}", report.seals(), report.entries(),
				report.wrong().size(), report.head());
		return report.wrong().isEmpty() ? 0 : 1;
	}

}
