package org.peerprescribing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A main class of the test tree in a JVM of its own, that can be killed, frozen and
 * stopped. Each start has a log of its own in {@code target/faults}; none outlives the
 * test run.
 */
final class ChildJvm implements AutoCloseable {

	/** Where logs and the report go. */
	static final Path FOLDER = Path.of("target", "faults");

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private static final Duration START = Duration.ofSeconds(240);

	/** Longer than any test freezes. */
	private static final int THAWS_AFTER_SECONDS = 90;

	private final String name;

	private final List<String> command;

	private int starts;

	private @Nullable Process process;

	ChildJvm(String name, String heap, Class<?> main, List<String> arguments) {
		this.name = name;
		this.command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
		this.command.add(main.getName());
		this.command.addAll(arguments);
	}

	/** A port that was free a moment ago. */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void start() {
		start(this.command);
	}

	/** With the machine's clock so far from the true one, for instance {@code +10m}. */
	void startWithClock(String skew) {
		List<String> skewed = new ArrayList<>(List.of("faketime", "-f", skew));
		skewed.addAll(this.command);
		start(skewed);
	}

	/** Whether this machine has what it takes to skew a process's clock. */
	static boolean canSkewClocks() {
		try {
			return run("faketime -f +1h true").waitFor() == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void start(List<String> command) {
		close();
		try {
			Files.createDirectories(FOLDER);
			Path log = FOLDER.resolve(this.name + "-" + ++this.starts + ".log");
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
			// Only what the clock shows is false; how fast it goes is not.
			builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until the address answers with 200. */
	void awaitReady(URI address) {
		Awaitility.await(this.name + " answers: else see its log in " + FOLDER)
			.atMost(START)
			.pollInterval(Duration.ofMillis(100))
			.failFast(this.name + " ended while starting", () -> !isRunning())
			.until(() -> answers(address));
	}

	private static boolean answers(URI address) {
		try {
			HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
			return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	boolean isRunning() {
		Process running = this.process;
		return running != null && running.isAlive();
	}

	/** {@code kill -9}: nothing is finished, nothing is said. */
	void kill() {
		signal("KILL");
		awaitEnd();
	}

	/** {@code kill -STOP}: it holds what it holds, and does not know. */
	void freeze() {
		signal("STOP");
		// Were this run killed now, a frozen process could not notice it.
		run("sleep " + THAWS_AFTER_SECONDS + "; kill -CONT " + pid());
	}

	void thaw() {
		signal("CONT");
	}

	/** {@code kill -TERM}: it may finish what it has begun. Returns when it has ended. */
	void stop() {
		signal("TERM");
		awaitEnd();
	}

	private void signal(String signal) {
		try {
			run("kill -" + signal + " " + pid()).waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private long pid() {
		Process running = this.process;
		if (running == null) {
			throw new IllegalStateException(this.name + " was not started");
		}
		return running.pid();
	}

	private static Process run(String shell) {
		try {
			return new ProcessBuilder("sh", "-c", shell).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitEnd() {
		Process running = this.process;
		try {
			if (running != null && !running.waitFor(40, TimeUnit.SECONDS)) {
				throw new IllegalStateException(this.name + " does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		Process running = this.process;
		if (running != null) {
			running.destroyForcibly();
			awaitEnd();
		}
	}

}
