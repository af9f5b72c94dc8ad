package org.peerprescribing.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * How the sandbox is to be started.
 *
 * @param folder where its data lie between starts
 * @param servicePort port of the service
 * @param keycloakPort port of the identity provider
 * @param recordPort port of the record system
 * @param databasePort port of the database
 * @param patients how many patients to generate, 20 to 1000
 * @param fresh whether to forget all data of earlier starts first; what was downloaded or
 * built stays
 * @param recordSystem whether to start the record system
 * @param patientBundles folder of FHIR bundles to load instead of generated patients
 * @param overlays further clients and people for the realm, as class-path resources
 */
public record SandboxOptions(Path folder, int servicePort, int keycloakPort, int recordPort, int databasePort,
		int patients, boolean fresh, boolean recordSystem, @Nullable Path patientBundles, List<String> overlays) {

	/** The people of the sandbox and its service client. */
	static final String PEOPLE = "keycloak/sandbox-people.json";

	private static final int USUAL_PATIENTS = 60;

	public SandboxOptions {
		folder = folder.toAbsolutePath().normalize();
		patientBundles = (patientBundles != null) ? patientBundles.toAbsolutePath().normalize() : null;
		overlays = List.copyOf(overlays);
		if (patients < 20 || patients > 1000) {
			throw new SandboxFault("--patients must be a number from 20 to 1000");
		}
	}

	/**
	 * Reads {@code --fresh}, {@code --no-record-system}, {@code --patients=300} and
	 * {@code --ports.service}, {@code .keycloak}, {@code .record}, {@code .database}; a
	 * system property {@code sandbox.ports.service} and so on says the same.
	 */
	static SandboxOptions parse(Path folder, String... arguments) {
		List<String> given = List.of(arguments);
		for (String argument : given) {
			if (!argument.matches(
					"--fresh|--no-record-system|--patients=\\d{1,4}|--ports\\.(service|keycloak|record|database)=\\d{1,5}")) {
				throw new SandboxFault("Unknown option " + argument
						+ ": use --fresh, --no-record-system, --patients=N or --ports.service|keycloak|record|database=N");
			}
		}
		Function<String, @Nullable String> value = (name) -> given.stream()
			.filter((argument) -> argument.startsWith("--" + name + "="))
			.map((argument) -> argument.substring(name.length() + 3))
			.findFirst()
			.orElse(System.getProperty("sandbox." + name));
		return new SandboxOptions(folder, number(value, "ports.service", 8080), number(value, "ports.keycloak", 8081),
				number(value, "ports.record", 8090), number(value, "ports.database", 54329),
				number(value, "patients", USUAL_PATIENTS), given.contains("--fresh"),
				!given.contains("--no-record-system"), null, List.of(PEOPLE));
	}

	private static int number(Function<String, @Nullable String> value, String name, int usual) {
		String text = value.apply(name);
		if (text == null) {
			return usual;
		}
		try {
			int number = Integer.parseInt(text);
			if (number > 0 && number <= 65535) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Said below, as for a number out of range.
		}
		throw new SandboxFault("--" + name + " must be a number from 1 to 65535");
	}

	public String serviceAddress() {
		return "http://localhost:" + this.servicePort;
	}

	public String issuer() {
		return "http://localhost:" + this.keycloakPort + "/realms/peer-prescribing";
	}

	public String recordAddress() {
		return "http://localhost:" + this.recordPort;
	}

	/** Folder of one part's data. */
	Path folderOf(String part) {
		return this.folder.resolve(part);
	}

}
