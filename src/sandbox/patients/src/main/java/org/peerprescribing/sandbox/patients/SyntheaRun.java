package org.peerprescribing.sandbox.patients;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;

import org.mitre.synthea.engine.Generator;
import org.mitre.synthea.engine.Generator.GeneratorOptions;
import org.mitre.synthea.helpers.Config;

/**
 * First step: lets Synthea make living people aged 14 to 100, the same ones for the same
 * seed, count and reference date.
 *
 * @param count how many living people
 * @param seed seed of people and clinicians
 * @param referenceDate the day the lives end at
 */
record SyntheaRun(int count, long seed, LocalDate referenceDate) {

	static final int YOUNGEST = 14;

	static final int OLDEST = 100;

	/**
	 * Empties the folder, fills it with Synthea's bundles and returns the folder that
	 * holds them.
	 */
	Path into(Path folder) throws IOException {
		empty(folder);
		Files.createDirectories(folder);
		configure(folder);
		PrintStream console = System.out;
		// Synthea prints a line for each life.
		try (PrintStream log = new PrintStream(folder.resolve("synthea.log").toFile(), StandardCharsets.UTF_8)) {
			System.setOut(log);
			new Generator(options()).run();
		}
		finally {
			System.setOut(console);
		}
		return folder.resolve("fhir");
	}

	private GeneratorOptions options() {
		long end = this.referenceDate.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
		GeneratorOptions options = new GeneratorOptions();
		options.population = this.count;
		options.seed = this.seed;
		options.clinicianSeed = this.seed;
		options.referenceTime = end;
		options.endTime = end;
		options.ageSpecified = true;
		options.minAge = YOUNGEST;
		options.maxAge = OLDEST;
		return options;
	}

	private static void configure(Path folder) {
		Config.set("exporter.baseDirectory", folder.toAbsolutePath() + "/");
		Config.set("exporter.fhir.included_resources", "Patient,Condition,Observation");
		Config.set("exporter.hospital.fhir.export", "false");
		Config.set("exporter.practitioner.fhir.export", "false");
		Config.set("exporter.metadata.export", "false");
		Config.set("exporter.years_of_history", "5");
		Config.set("exporter.pretty_print", "false");
		Config.set("generate.only_alive_patients", "true");
	}

	private static void empty(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
