package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL, started once for the whole test run on a free port, with an owner
 * who migrates and a restricted role that runs: the same two as in production.
 */
public final class PostgresForTests {

	/** The role that owns the schemas. */
	public static final String OWNER = "peer_owner";

	/** The role as which the service runs. */
	public static final String RUN = "peer_run";

	/** The password of both, on a database that lives as long as the tests. */
	public static final String PASSWORD = "for-tests-only";

	private PostgresForTests() {
	}

	/** JDBC address of the service's database. */
	public static String url() {
		return Running.SERVER.getJdbcUrl("postgres", "peer").replaceFirst("\\?.*", "");
	}

	/** An empty database beside it, with the same two roles; its JDBC address. */
	public static String newDatabase(String name) throws SQLException {
		try (Connection connection = administrator(); Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists " + name);
			statement.execute("create database " + name + " owner " + OWNER);
		}
		return url().replaceFirst("/peer\\b.*", "/" + name);
	}

	/** As whoever looks after the server. */
	public static Connection administrator() throws SQLException {
		return Running.SERVER.getDatabase("postgres", "peer").getConnection();
	}

	private static EmbeddedPostgres start() {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
			createRoles(server);
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * As an administrator of the database would before the first start; on a database
	 * that has them already it changes nothing.
	 */
	public static void createRoles(EmbeddedPostgres server) throws SQLException {
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = 'peer'")) {
				if (found.next()) {
					return;
				}
			}
			statement.execute("create role " + OWNER + " login nosuperuser nobypassrls password '" + PASSWORD + "'");
			statement.execute("create role " + RUN + " login nosuperuser nobypassrls password '" + PASSWORD + "'");
			statement.execute("create database peer owner " + OWNER);
		}
	}

	/** Started when the first test asks: the sandbox uses the roles alone. */
	private static final class Running {

		private static final EmbeddedPostgres SERVER = start();

	}

}
