package org.peerprescribing.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The record system of the sandbox's practices: a real FHIR server in its own process,
 * with the patients loaded before it answers. It can be stopped and started alone.
 */
public final class RecordSystemPart implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final SandboxOptions options;

	private final OwnProcesses processes;

	private final SmallBuild build;

	private final PatientsPart patients;

	private volatile Part server;

	RecordSystemPart(SandboxOptions options, OwnProcesses processes) {
		this.options = options;
		this.processes = processes;
		this.build = new SmallBuild("record-system", options, processes);
		this.patients = new PatientsPart(options, processes);
		this.server = server();
	}

	private Part server() {
		return new Part("record-system", this.options.folderOf("logs"), this.processes);
	}

	/** Without the rest of the sandbox, with the patients of the repository. */
	public static RecordSystemPart startAlone(Path folder, int port) {
		SandboxOptions options = new SandboxOptions(folder, 1, 1, port, 1, 20, true, true,
				Path.of("src/test/resources/patients"), List.of());
		Part.delete(options.folder());
		OwnProcesses processes = new OwnProcesses(options.folderOf("processes"));
		processes.clear();
		RecordSystemPart alone = new RecordSystemPart(options, processes);
		Runtime.getRuntime().addShutdownHook(new Thread(alone::close, "record-system-stop"));
		alone.start();
		return alone;
	}

	void start() {
		Path jar = this.build.target().resolve("record-system.jar");
		Path bundles = this.patients.bundles();
		this.server.start(this.options.folder(), Map.of(),
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar.toString(),
						"--server.port=" + this.options.recordPort(),
						"--record.data=" + this.options.folderOf("record"), "--record.patients=" + bundles,
						"--record.service=" + this.options.serviceAddress(), "--record.smart.offered=true"));
		this.server.awaitReady(this.options.recordAddress() + "/fhir/metadata", PATIENCE);
	}

	/** As if the practice's server went down. */
	public void stop() {
		this.server.close();
	}

	/** Returns when it answers again. */
	public void startAgain() {
		this.server.close();
		this.server = server();
		start();
	}

	@Override
	public void close() {
		this.patients.close();
		this.build.close();
		this.server.close();
	}

}
