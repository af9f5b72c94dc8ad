package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds one of the programs under {@code src/sandbox}, which have a class path of their
 * own, and again only when a file of it has changed since.
 */
final class SmallBuild implements AutoCloseable {

	private final String name;

	private final Part maven;

	SmallBuild(String name, SandboxOptions options, OwnProcesses processes) {
		this.name = name;
		this.maven = new Part(name + "-build", options.folderOf("logs"), processes);
	}

	/** The build folder, with the jar of that name in it. */
	Path target() {
		Path project = Places.repository().resolve("src/sandbox").resolve(this.name);
		Path target = project.resolve("target");
		Path marker = target.resolve("built");
		if (!isFresh(project, marker)) {
			// A build that was stopped halfway leaves classes that the next one trusts.
			Part.delete(target);
			this.maven.start(project, Map.of(),
					List.of(Places.maven(), "-q", "-B", "-f", project.resolve("pom.xml").toString(), "package",
							"-DskipTests", "-Dmaven.repo.local=" + Places.localRepository()));
			this.maven.awaitEnd("Building src/sandbox/" + this.name);
			mark(marker);
		}
		return target;
	}

	private static void mark(Path marker) {
		try {
			Files.writeString(marker, "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isFresh(Path project, Path marker) {
		if (!Files.isRegularFile(marker)) {
			return false;
		}
		try (Stream<Path> sources = Files.walk(project.resolve("src"))) {
			long built = Files.getLastModifiedTime(marker).toMillis();
			return Stream.concat(sources, Stream.of(project.resolve("pom.xml")))
				.filter(Files::isRegularFile)
				.noneMatch((source) -> source.toFile().lastModified() > built);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.maven.close();
	}

}
