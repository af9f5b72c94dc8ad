package org.peerprescribing.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file system in memory, small enough to be filled to its last byte and emptied again.
 * To mount one takes a right that not everybody has.
 */
final class SmallDisk implements AutoCloseable {

	private static final int MEGABYTES = 900;

	private final Path place;

	private SmallDisk(Path place) {
		this.place = place;
	}

	/** Empty where this machine does not let us mount one. */
	static Optional<SmallDisk> mount() {
		try {
			Path place = Files.createTempDirectory("faults-disk");
			if (run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", place.toString()) == 0) {
				return Optional.of(new SmallDisk(place));
			}
			Files.delete(place);
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path place() {
		return this.place;
	}

	/** Until nothing more fits. */
	void fill() {
		byte[] block = new byte[65_536];
		try (OutputStream ballast = Files.newOutputStream(ballast())) {
			// As much as the disk holds at most: it ends before.
			for (int i = 0; i < MEGABYTES * 16; i++) {
				ballast.write(block);
			}
		}
		catch (IOException ex) {
			// Full, which is what was wanted.
		}
	}

	/** As after an operator has made room. */
	void free() {
		try {
			Files.deleteIfExists(ballast());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path ballast() {
		return this.place.resolve("ballast");
	}

	@Override
	public void close() {
		try {
			// Lazily: a child process may still be leaving.
			run("umount", "-l", this.place.toString());
			Files.deleteIfExists(this.place);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int run(String... command) throws IOException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
