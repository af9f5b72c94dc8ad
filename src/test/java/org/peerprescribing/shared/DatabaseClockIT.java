package org.peerprescribing.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks go by the database's time, whatever the clock of a machine shows. */
@IntegrationTest
class DatabaseClockIT {

	private static final Duration NEAR = Duration.ofSeconds(3);

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void aMachineThatIsMinutesFastOrSlowGoesByTheDatabase() {
		for (Duration wrong : new Duration[] { Duration.ofMinutes(10), Duration.ofMinutes(-10) }) {
			DatabaseClock clock = new DatabaseClock(this.jdbc, Clock.offset(Clock.systemUTC(), wrong));

			assertThat(clock.now()).isBetween(Instant.now().minus(NEAR), Instant.now().plus(NEAR));
		}
	}

	@Test
	void keepsWhatItKnowsWithinATransactionAndAsksNothingThere() {
		DatabaseClock clock = new DatabaseClock(this.jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));

		Instant within = this.transaction.execute((status) -> clock.now());

		assertThat(within).isAfter(Instant.now().plus(Duration.ofMinutes(9)));
		assertThat(clock.now()).isBefore(Instant.now().plus(NEAR));
	}

	@Test
	void goesOnWithItsOwnTimeWhileTheDatabaseIsAway() {
		DatabaseClock clock = new DatabaseClock(
				new JdbcTemplate(new DriverManagerDataSource("jdbc:postgresql://localhost:9/none", "nobody", "")),
				Clock.systemUTC());

		assertThat(clock.now()).isBetween(Instant.now().minus(NEAR), Instant.now().plus(NEAR));
	}

}
