package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The invented patients: given as a folder of bundles, or generated once and kept until
 * another number is asked for.
 */
final class PatientsPart implements AutoCloseable {

	private final SandboxOptions options;

	private final SmallBuild build;

	private final Part run;

	PatientsPart(SandboxOptions options, OwnProcesses processes) {
		this.options = options;
		this.build = new SmallBuild("patients", options, processes);
		this.run = new Part("patients", options.folderOf("logs"), processes);
	}

	/** The folder of bundles; the first time it takes a minute or more. */
	Path bundles() {
		Path given = this.options.patientBundles();
		if (given != null) {
			return given;
		}
		Path folder = this.options.folderOf("patients");
		Path marker = this.options.folderOf("patients.count");
		String asked = Integer.toString(this.options.patients());
		try {
			if (Files.isRegularFile(marker) && Files.readString(marker).equals(asked)) {
				return folder;
			}
			Path target = this.build.target();
			Part.delete(folder);
			this.run.start(target, Map.of(), List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx2g", "-cp", target.resolve("patients.jar") + ":" + target.resolve("lib") + "/*",
					"org.peerprescribing.sandbox.patients.GeneratePatients", "--output=" + folder, "--count=" + asked));
			this.run.awaitEnd("Generating the patients");
			Files.writeString(marker, asked);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.build.close();
		this.run.close();
	}

}
