package org.peerprescribing.shared;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The time by which tasks are due and their holders are heard of: the database's, since
 * all replicas share it and the clock of a machine may be minutes wrong. Asked for once a
 * minute; between that, and while the database is away, this machine's clock with the
 * difference that was found last.
 */
@Component
public class DatabaseClock implements com.github.kagkarlsson.scheduler.Clock {

	private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);

	private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

	/** From here on an operator should look at the machine. */
	private static final Duration WORTH_A_WARNING = Duration.ofSeconds(5);

	private final JdbcTemplate jdbc;

	private final Clock machine;

	private volatile Duration difference = Duration.ZERO;

	private volatile long askedAt = System.nanoTime() - ASKED_EVERY.toNanos();

	@Autowired
	DatabaseClock(JdbcTemplate jdbc) {
		this(jdbc, WallTime.clock());
	}

	DatabaseClock(JdbcTemplate jdbc, Clock machine) {
		this.jdbc = jdbc;
		this.machine = machine;
	}

	@Override
	public Instant now() {
		if (System.nanoTime() - this.askedAt >= ASKED_EVERY.toNanos()
				&& !TransactionSynchronizationManager.isActualTransactionActive()) {
			ask();
		}
		return this.machine.instant().plus(this.difference);
	}

	/** Others go on with what is known meanwhile. */
	private void ask() {
		this.askedAt = System.nanoTime();
		try {
			Instant before = this.machine.instant();
			Timestamp there = this.jdbc.queryForObject("select clock_timestamp()", Timestamp.class);
			Instant after = this.machine.instant();
			if (there != null) {
				differ(Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there.toInstant()));
			}
		}
		catch (DataAccessException ex) {
			log.debug("The database did not say its time");
		}
	}

	private void differ(Duration found) {
		if (found.abs().compareTo(WORTH_A_WARNING) > 0
				&& found.minus(this.difference).abs().compareTo(WORTH_A_WARNING) > 0) {
			log.warn("The clock of this machine differs from the database's by {}", found.negated());
		}
		this.difference = found;
	}

}
