package org.peerprescribing.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.peerprescribing.support.PostgresForTests;

/**
 * Business time in the sandbox: the real time plus a number of days that a person has
 * moved it forward, kept in the database so that a restart does not undo it. It never
 * goes back.
 */
final class SandboxClock extends Clock {

	private final String url;

	private final AtomicReference<Duration> offset;

	SandboxClock(String url) {
		this.url = url;
		this.offset = new AtomicReference<>(read(url));
	}

	/** Makes the table, where there is none yet. */
	static void prepare(String url) {
		try (Connection connection = connect(url); Statement statement = connection.createStatement()) {
			statement.execute("create schema if not exists sandbox");
			statement.execute("create table if not exists sandbox.clock (days int not null check (days >= 0))");
			statement
				.execute("insert into sandbox.clock (days) select 0 where not exists (select 1 from sandbox.clock)");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Moves business time forward by 1 to 400 days. */
	void forward(int days) {
		if (days < 1 || days > 400) {
			throw new IllegalArgumentException("1 to 400 days");
		}
		try (Connection connection = connect(this.url);
				PreparedStatement statement = connection.prepareStatement("update sandbox.clock set days = days + ?")) {
			statement.setInt(1, days);
			statement.executeUpdate();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		this.offset.set(read(this.url));
	}

	private static Duration read(String url) {
		try (Connection connection = connect(url);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select days from sandbox.clock")) {
			row.next();
			return Duration.ofDays(row.getInt(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Connection connect(String url) throws SQLException {
		return DriverManager.getConnection(url, PostgresForTests.OWNER, PostgresForTests.PASSWORD);
	}

	Duration offset() {
		return this.offset.get();
	}

	@Override
	public Instant instant() {
		return Clock.systemUTC().instant().plus(this.offset.get());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(Clock.system(zone), this.offset.get());
	}

}
