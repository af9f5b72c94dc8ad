package org.peerprescribing.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the build says that things lie (system properties set in the {@code pom.xml}).
 */
final class Places {

	private Places() {
	}

	/** What was fetched or built once and may be shared by several sandboxes. */
	static Path downloads() {
		return Path.of(Objects.requireNonNull(System.getProperty("sandbox.folder", "target/sandbox")))
			.toAbsolutePath()
			.normalize();
	}

	static String keycloakVersion() {
		String version = System.getProperty("keycloak.version");
		if (version == null) {
			throw new SandboxFault(
					"Start the sandbox with mvn spring-boot:test-run: only the build knows the versions");
		}
		return version;
	}

	/** The root of the repository, whose build folder holds the downloads. */
	static Path repository() {
		Path folder = Path.of("").toAbsolutePath();
		if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
			throw new SandboxFault("Start the sandbox in the folder of the pom.xml");
		}
		return folder;
	}

	/** The Maven that runs this build. */
	static String maven() {
		String home = System.getProperty("sandbox.maven");
		return (home != null) ? Path.of(home, "bin", "mvn").toString() : "mvn";
	}

	/** The local repository of this build. */
	static String localRepository() {
		return System.getProperty("sandbox.repository",
				Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
	}

}
