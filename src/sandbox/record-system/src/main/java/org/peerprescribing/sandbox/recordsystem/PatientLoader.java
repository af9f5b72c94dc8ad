package org.peerprescribing.sandbox.recordsystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Loads the folder of transaction bundles before the port opens: organisations first,
 * then each patient once. A patient who is already there is left as the record now has
 * them, so a second start changes nothing. A file that is no bundle, or that the server
 * refuses, is named in the log and skipped.
 */
@Component
class PatientLoader implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(PatientLoader.class);

	private final RecordSettings settings;

	private final FhirContext fhir;

	private final IFhirSystemDao<Bundle, Meta> system;

	private final DaoRegistry daos;

	private boolean running;

	PatientLoader(RecordSettings settings, FhirContext fhir, IFhirSystemDao<Bundle, Meta> system, DaoRegistry daos) {
		this.settings = settings;
		this.fhir = fhir;
		this.system = system;
		this.daos = daos;
	}

	@Override
	public void start() {
		this.running = true;
		Path folder = this.settings.patients();
		if (folder == null) {
			return;
		}
		if (!Files.isDirectory(folder)) {
			log.warn("No patients loaded: {} is not a folder", folder);
			return;
		}
		load(folder);
	}

	private void load(Path folder) {
		List<Source> sources = read(folder);
		int loaded = 0;
		int kept = 0;
		for (Source source : sources) {
			if (source.patientId().filter(this::isThere).isPresent()) {
				kept++;
			}
			else if (store(source)) {
				loaded += source.patientId().isPresent() ? 1 : 0;
			}
		}
		log.info("Patients: {} loaded, {} there already", loaded, kept);
	}

	private List<Source> read(Path folder) {
		List<Source> sources = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((f) -> f.toString().endsWith(".json")).sorted().toList()) {
				parse(file).ifPresent(sources::add);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		// Patients refer to organisations; a placeholder made for one would hide its
		// name.
		sources.sort(Comparator.comparing((source) -> source.patientId().isPresent()));
		return sources;
	}

	private Optional<Source> parse(Path file) throws IOException {
		try {
			Bundle bundle = this.fhir.newJsonParser().parseResource(Bundle.class, Files.readString(file));
			return Optional.of(new Source(file, bundle));
		}
		catch (DataFormatException ex) {
			log.warn("Skipped {}: not a FHIR bundle", file.getFileName());
			return Optional.empty();
		}
	}

	private boolean isThere(String patientId) {
		try {
			this.daos.getResourceDao(Patient.class)
				.read(new Patient().setId(patientId).getIdElement(), new SystemRequestDetails());
			return true;
		}
		catch (ResourceNotFoundException | ResourceGoneException ex) {
			return false;
		}
	}

	private boolean store(Source source) {
		try {
			this.system.transaction(new SystemRequestDetails(), source.bundle());
			return true;
		}
		catch (BaseServerResponseException ex) {
			log.warn("Skipped {}: {}", source.file().getFileName(), ex.getMessage());
			return false;
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Just before the web server starts, so that an open port means loaded patients. */
	@Override
	public int getPhase() {
		return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;
	}

	private record Source(Path file, Bundle bundle) {

		Optional<String> patientId() {
			return this.bundle.getEntry()
				.stream()
				.map(BundleEntryComponent::getResource)
				.filter(Patient.class::isInstance)
				.map((patient) -> patient.getIdElement().getIdPart())
				.findFirst();
		}

	}

}
