package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The real Keycloak of the sandbox. The distribution that the build unpacked is prepared
 * once and shared; what belongs to one sandbox lies in a home of its own beside it.
 */
final class KeycloakPart implements AutoCloseable {

	/** Options that Keycloak builds itself with; another value means another build. */
	private static final List<String> BUILD = List.of("build", "--db=dev-file");

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private final SandboxOptions options;

	private final Path distribution;

	private final Part preparing;

	private final Part server;

	KeycloakPart(SandboxOptions options, OwnProcesses processes) {
		this.options = options;
		this.distribution = Places.downloads().resolve("keycloak-" + Places.keycloakVersion());
		this.preparing = new Part("keycloak-build", options.folderOf("logs"), processes);
		this.server = new Part("keycloak", options.folderOf("logs"), processes);
	}

	/**
	 * Returns when the realm answers: the port opens before the realm is there.
	 * @param pagesSecret secret of the client of the pages
	 */
	void start(String pagesSecret) {
		if (!Files.isRegularFile(this.distribution.resolve("bin/kc.sh"))) {
			throw new SandboxFault("Keycloak is not in " + this.distribution
					+ ": start with mvn spring-boot:test-run or mvn verify, which fetch it");
		}
		prepareOnce();
		Path home = this.options.folderOf("keycloak");
		try {
			furnish(home, pagesSecret);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		List<String> command = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString(), "start",
				"--optimized", "--import-realm", "--http-enabled=true", "--hostname-strict=false", "--cache=local",
				"--http-host=127.0.0.1", "--http-port=" + this.options.keycloakPort()));
		this.server.start(home,
				Map.of("PEER_PRESCRIBING_ADDRESS", this.options.serviceAddress(), "PEER_PRESCRIBING_PAGES_SECRET",
						pagesSecret,
						// A short life on few cores: start sooner rather than run faster
						// later.
						"JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"),
				command);
		this.server.awaitReady(this.options.issuer() + "/.well-known/openid-configuration", PATIENCE);
	}

	private void prepareOnce() {
		Path marker = this.distribution.resolveSibling(this.distribution.getFileName() + ".built");
		try {
			if (Files.isRegularFile(marker) && Files.readString(marker).equals(String.join(" ", BUILD))) {
				return;
			}
			List<String> command = new ArrayList<>(List.of("sh", this.distribution.resolve("bin/kc.sh").toString()));
			command.addAll(BUILD);
			this.preparing.start(this.distribution, Map.of(), command);
			this.preparing.awaitEnd("Preparing Keycloak");
			Files.writeString(marker, String.join(" ", BUILD));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Keycloak reads a realm file only where the realm is not there yet: a changed one
	 * needs an empty database.
	 */
	private void furnish(Path home, String pagesSecret) throws IOException {
		String realm = RealmFile.with(this.options.overlays());
		String print = UUID
			.nameUUIDFromBytes((realm + this.options.serviceAddress() + pagesSecret).getBytes(StandardCharsets.UTF_8))
			.toString();
		Path known = home.resolve("realm.print");
		if (!Files.isRegularFile(known) || !Files.readString(known).equals(print)) {
			Part.delete(home);
		}
		Files.createDirectories(home.resolve("bin"));
		Files.createDirectories(home.resolve("data/import"));
		Files.copy(this.distribution.resolve("bin/kc.sh"), home.resolve("bin/kc.sh"),
				StandardCopyOption.REPLACE_EXISTING);
		for (String shared : List.of("lib", "conf", "providers", "themes", "version.txt")) {
			Path link = home.resolve(shared);
			Files.deleteIfExists(link);
			Files.createSymbolicLink(link, this.distribution.resolve(shared));
		}
		Files.writeString(home.resolve("data/import/peer-prescribing-realm.json"), realm);
		Files.writeString(known, print);
	}

	@Override
	public void close() {
		this.preparing.close();
		this.server.close();
	}

}
