package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A process of its own that belongs to the sandbox, with its log in a file. */
final class Part implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final String name;

	private final Path log;

	private final OwnProcesses processes;

	private volatile @Nullable Process process;

	private volatile boolean closed;

	Part(String name, Path logs, OwnProcesses processes) {
		this.name = name;
		this.log = logs.resolve(name + ".log");
		this.processes = processes;
	}

	/** Starts the command; it is noted before anything waits for it. */
	synchronized void start(Path in, Map<String, String> environment, List<String> command) {
		if (this.closed) {
			throw new SandboxFault("The sandbox is being stopped");
		}
		try {
			Files.createDirectories(this.log.getParent());
			ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile())
				.redirectErrorStream(true)
				.redirectOutput(this.log.toFile());
			// The JDK of the sandbox itself, whatever the shell would find.
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			builder.environment().putAll(environment);
			Process started = builder.start();
			this.process = started;
			this.processes.note(this.name, started.toHandle());
		}
		catch (IOException ex) {
			throw new SandboxFault("Cannot start " + command.getFirst() + ": is it installed?", ex);
		}
	}

	/** Waits until the address answers with 200. */
	void awaitReady(String address, Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
		while (System.nanoTime() < end) {
			Process running = this.process;
			if (running == null || !running.isAlive()) {
				throw new SandboxFault("The " + this.name + " ended while starting: see " + this.log);
			}
			try {
				if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
					return;
				}
				TimeUnit.MILLISECONDS.sleep(250);
			}
			catch (IOException ex) {
				pause();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new SandboxFault("The start of the " + this.name + " was interrupted");
			}
		}
		throw new SandboxFault(
				"The " + this.name + " was not ready within " + patience.toSeconds() + " s: see " + this.log);
	}

	/** Waits for a command that ends by itself. */
	void awaitEnd(String whatFor) {
		Process running = this.process;
		try {
			if (running == null || running.waitFor() != 0) {
				throw new SandboxFault(whatFor + " failed: see " + this.log);
			}
			this.processes.forget(this.name);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SandboxFault(whatFor + " was interrupted");
		}
	}

	Path log() {
		return this.log;
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(250);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		Process running = this.process;
		if (running != null) {
			OwnProcesses.end(running.toHandle());
			this.processes.forget(this.name);
		}
	}

	/** Deletes a folder with all that is in it, if it is there. */
	static void delete(Path folder) {
		if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
			for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
