package org.peerprescribing.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.support.PostgresForTests;

/**
 * The PostgreSQL of the sandbox: the real server, its data kept between starts, with the
 * two roles of production.
 */
final class DatabasePart implements AutoCloseable {

	private static final String NAME = "database";

	private final SandboxOptions options;

	private final OwnProcesses processes;

	private @Nullable EmbeddedPostgres server;

	private boolean closed;

	DatabasePart(SandboxOptions options, OwnProcesses processes) {
		this.options = options;
		this.processes = processes;
	}

	/** Whoever stops the sandbox meanwhile waits until there is something to stop. */
	synchronized void start() {
		if (this.closed) {
			throw new SandboxFault("The sandbox is being stopped");
		}
		Path data = this.options.folderOf("pg");
		try {
			Files.createDirectories(this.options.folder());
			EmbeddedPostgres started = EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setOverrideWorkingDirectory(this.options.folderOf("pg-program").toFile())
				.setPort(this.options.databasePort())
				// The service is to close its connections first: the sandbox stops the
				// server itself.
				.setRegisterShutdownHook(false)
				.setServerConfig("max_connections", "100")
				.start();
			this.server = started;
			String postmaster = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
			ProcessHandle.of(Long.parseLong(postmaster)).ifPresent((process) -> this.processes.note(NAME, process));
			PostgresForTests.createRoles(started);
		}
		catch (IOException | SQLException ex) {
			throw new SandboxFault("The database does not start: " + ex.getMessage(), ex);
		}
	}

	String url() {
		return "jdbc:postgresql://localhost:" + this.options.databasePort() + "/peer";
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		EmbeddedPostgres running = this.server;
		if (running != null) {
			try {
				running.close();
			}
			catch (IOException ex) {
				throw new SandboxFault("The database does not stop", ex);
			}
			this.processes.forget(NAME);
		}
	}

}
