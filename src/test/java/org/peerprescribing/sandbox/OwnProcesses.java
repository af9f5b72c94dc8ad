package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Keeps a note of every process that the sandbox starts, so that what a killed run left
 * behind can be ended by the next one, and nothing else is: a process counts as ours only
 * if its id and its start time are those of the note.
 */
final class OwnProcesses {

	private static final String SANDBOX = "sandbox";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Path notes;

	OwnProcesses(Path notes) {
		this.notes = notes;
	}

	/**
	 * Ends the leftovers of a killed run.
	 * @throws SandboxFault where that run is still alive
	 */
	void clear() {
		try {
			Files.createDirectories(this.notes);
			ours(this.notes.resolve(SANDBOX)).filter((process) -> process.pid() != ProcessHandle.current().pid())
				.ifPresent((process) -> {
					throw new SandboxFault("The sandbox runs already (process " + process.pid()
							+ "): stop it before starting another");
				});
			try (Stream<Path> found = Files.list(this.notes)) {
				for (Path note : found.toList()) {
					ours(note).ifPresent((process) -> end(process));
					Files.deleteIfExists(note);
				}
			}
			note(SANDBOX, ProcessHandle.current());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void note(String name, ProcessHandle process) {
		Instant started = process.info().startInstant().orElse(Instant.EPOCH);
		try {
			Files.writeString(this.notes.resolve(name), process.pid() + " " + started.toEpochMilli());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void forget(String name) {
		try {
			Files.deleteIfExists(this.notes.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The sandbox ended in good order. */
	void forgetAll() {
		forget(SANDBOX);
	}

	private static Optional<ProcessHandle> ours(Path note) throws IOException {
		if (!Files.isRegularFile(note)) {
			return Optional.empty();
		}
		String[] parts = Files.readString(note).strip().split(" ");
		if (parts.length != 2 || !parts[0].matches("\\d+") || !parts[1].matches("\\d+")) {
			return Optional.empty();
		}
		long started = Long.parseLong(parts[1]);
		return ProcessHandle.of(Long.parseLong(parts[0]))
			.filter(ProcessHandle::isAlive)
			.filter((process) -> process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L) == started);
	}

	/**
	 * Asks the process and its descendants to end, and insists after a while.
	 */
	static void end(ProcessHandle process) {
		List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
		all.forEach(ProcessHandle::destroy);
		for (ProcessHandle each : all) {
			try {
				each.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				each.destroyForcibly();
				await(each.onExit());
			}
			catch (java.util.concurrent.ExecutionException ex) {
				throw new IllegalStateException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				each.destroyForcibly();
			}
		}
	}

	private static void await(CompletableFuture<ProcessHandle> exit) {
		try {
			exit.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (java.util.concurrent.ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("A process of the sandbox does not end", ex);
		}
	}

}
