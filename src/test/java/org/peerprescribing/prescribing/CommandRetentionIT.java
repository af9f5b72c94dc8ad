package org.peerprescribing.prescribing;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys of commands go when nobody sends the command again; what it did stays. */
@IntegrationTest
class CommandRetentionIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CommandRetention retention;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void aKeyIsThereTheDayBeforeAndGoneTheDayAfter() {
		IssuedPath path = IssuedPath.issue(this.context);
		this.clock.forward(Duration.ofDays(29));
		this.retention.run();
		int before = count("prescribing.command", path);
		this.clock.forward(Duration.ofDays(2));
		this.retention.run();

		assertThat(before).isOne();
		assertThat(count("prescribing.command", path)).isZero();
		assertThat(count("prescribing.prescription", path)).isOne();
	}

	private int count(String table, IssuedPath path) {
		return new AccessScope.OfPatient(path.patient().value())
			.call(() -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
				.execute((status) -> this.context.getBean(JdbcClient.class)
					.sql("select count(*) from " + table + " where patient = ?")
					.param(path.patient().value())
					.query(Integer.class)
					.single())));
	}

}
