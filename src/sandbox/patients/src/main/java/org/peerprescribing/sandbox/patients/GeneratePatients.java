package org.peerprescribing.sandbox.patients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Runs both steps and writes one bundle a patient and {@code organisations.json}. See
 * {@link Request} for the options.
 */
public final class GeneratePatients {

	private GeneratePatients() {
	}

	public static void main(String[] arguments) throws IOException {
		Request request;
		try {
			request = Request.of(arguments, LocalDate.now());
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			return;
		}
		Path lives = new SyntheaRun(request.count(), request.seed(), request.referenceDate()).into(request.synthea());
		List<InventedPatient> patients = new Overlay(request.seed(), request.referenceDate())
			.over(SyntheaReader.read(lives));
		int written = write(patients, request);
		System.out.println(written + " invented patients written to " + request.output());
		// Synthea leaves threads behind.
		System.exit(0);
	}

	static int write(List<InventedPatient> patients, Request request) throws IOException {
		IParser parser = FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true);
		Files.createDirectories(request.output());
		write(parser, request.output().resolve("organisations.json"), PracticeBundle.all());
		int written = 0;
		for (InventedPatient patient : patients) {
			if (request.chosenOnly() && patient.chosen().isEmpty()) {
				continue;
			}
			String name = request.chosenOnly() ? patient.chosen().orElseThrow().fileName()
					: "patient-%04d".formatted(patient.place());
			write(parser, request.output().resolve(name + ".json"), PatientBundle.of(patient));
			written++;
		}
		return written;
	}

	private static void write(IParser parser, Path file, Bundle bundle) throws IOException {
		Files.writeString(file, parser.encodeResourceToString(bundle) + "\n");
	}

}
