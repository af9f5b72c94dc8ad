package org.peerprescribing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.peerprescribing.support.PostgresForTests;

/**
 * A real PostgreSQL of the harness's own, at one port for its whole life, that can lose
 * its connections or be stopped and started. Asked by the harness as an administrator,
 * who sees every row.
 */
final class Database implements AutoCloseable {

	private final Path data;

	private final int port = ChildJvm.freePort();

	private EmbeddedPostgres server;

	private Process lifeline;

	Database() {
		this(Path.of(System.getProperty("java.io.tmpdir")));
	}

	/**
	 * @param folder in which it makes a folder of its own
	 */
	Database(Path folder) {
		try {
			Files.createDirectories(ChildJvm.FOLDER);
			this.data = Files.createTempDirectory(folder, "faults-pg");
			this.server = start();
			this.lifeline = lifeline();
			PostgresForTests.createRoles(this.server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private EmbeddedPostgres start() throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setPort(this.port)
			.setServerConfig("max_connections", "100")
			// What it has confirmed must outlive a crash: the embedded default would
			// forget.
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			// Small enough for a small disk.
			.setServerConfig("max_wal_size", "128MB")
			.start();
	}

	/** Stops the server where this run is killed. */
	private Process lifeline() throws IOException {
		String postmaster = Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst().strip();
		return new ProcessBuilder("sh", "-c", "read nothing; kill -INT " + postmaster).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	int port() {
		return this.port;
	}

	/** For the owner, who migrates. */
	String url() {
		return "jdbc:postgresql://localhost:" + this.port + "/peer";
	}

	/**
	 * As a clean restart: every connection is lost, and for a while there is no server.
	 */
	void restart() {
		try {
			down();
			up();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void down() throws IOException {
		this.lifeline.destroyForcibly();
		this.server.close();
	}

	void up() throws IOException {
		this.server = start();
		this.lifeline = lifeline();
	}

	/**
	 * As a crash: {@code SIGQUIT} to the server, which repairs itself on its next start.
	 */
	void crash() {
		try {
			this.lifeline.destroyForcibly();
			String postmaster = Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst().strip();
			ProcessHandle process = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
			new ProcessBuilder("sh", "-c", "kill -QUIT " + postmaster).start();
			process.onExit().join();
			this.server.close();
			up();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Asks for more room than a full disk has, in the tables and in the log that goes
	 * before them, without which the server cannot go on.
	 * @return how often it was refused
	 */
	int demandRoom() {
		int refused = 0;
		for (String demand : List.of("create table demanded as select repeat('x', 1000) from generate_series(1, 20000)",
				"drop table if exists demanded", "select pg_switch_wal()", "checkpoint")) {
			try {
				change(demand);
			}
			catch (IllegalStateException ex) {
				refused++;
			}
		}
		return refused;
	}

	/** Started again where it has given up; nothing is done where it has not. */
	void upAgain() {
		try {
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.ignoreExceptions()
				.until(() -> !ask("select 1").isEmpty());
		}
		catch (ConditionTimeoutException ex) {
			try {
				down();
				up();
			}
			catch (IOException again) {
				throw new UncheckedIOException(again);
			}
		}
	}

	/** A copy of everything, made while the server is down; it is up again afterwards. */
	Path copy() {
		try {
			Path copy = Files.createTempDirectory("faults-copy");
			down();
			shell("cp -a '" + this.data + "/.' '" + copy + "'");
			up();
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As it was when that copy was made: what came later is forgotten. */
	void restore(Path copy) {
		try {
			down();
			shell("find '" + this.data + "' -mindepth 1 -delete && cp -a '" + copy + "/.' '" + this.data
					+ "' && rm -rf '" + copy + "'");
			up();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void shell(String command) throws IOException {
		try {
			if (new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor() != 0) {
				throw new IOException(command);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/** How many connections of the service were ended. */
	int terminateConnections() {
		return Integer.parseInt(ask("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '"
				+ PostgresForTests.RUN + "'")
			.getFirst());
	}

	/**
	 * As if time had passed: tasks that wait for their next try are due. Nobody's lease
	 * is touched.
	 */
	void timePasses() {
		change("update task.scheduled_tasks set execution_time = now() where not picked and execution_time > now()"
				+ " and task_name in ('carerecord-write', 'notification-send')");
	}

	/** As if the minutes of a lease had passed whose holder is gone. */
	void leasesRunOut() {
		change("update notification.message set lease_until = now() where state = 'SENDING'");
		change("update notification.message set not_before = least(not_before, now()) where state = 'UNCERTAIN'");
	}

	/** The first column of every row, as text. */
	List<String> ask(String sql) {
		try (Connection connection = administrator();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				found.add(rows.getString(1));
			}
			return found;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void change(String sql) {
		try (Connection connection = administrator(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Connection administrator() throws SQLException {
		return this.server.getDatabase("postgres", "peer").getConnection();
	}

	@Override
	public void close() {
		this.lifeline.destroyForcibly();
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
