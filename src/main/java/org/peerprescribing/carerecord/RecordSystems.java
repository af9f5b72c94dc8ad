package org.peerprescribing.carerecord;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads from the practices' record systems (FHIR R4). */
@Service
public class RecordSystems {

	private static final Logger log = LoggerFactory.getLogger(RecordSystems.class);

	private final RecordEndpoints endpoints;

	private final RecordReader reader;

	private final RecordGates gates;

	RecordSystems(RecordEndpoints endpoints, RecordReader reader, RecordGates gates) {
		this.endpoints = endpoints;
		this.reader = reader;
		this.gates = gates;
	}

	/**
	 * Asks the practice's endpoint; makes a call out of the process, so never inside a
	 * transaction.
	 */
	public RecordLookup lookUp(OdsCode practice, NhsNumber nhsNumber, LocalDate birthDate) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("A record system is never called inside a transaction");
		}
		Optional<RecordEndpoint> endpoint = this.endpoints.usable(practice);
		if (endpoint.isEmpty()) {
			return new RecordLookup.Unreachable();
		}
		try (RecordGates.Visit gate = this.gates.visit()) {
			if (!gate.ask(endpoint.get().base())) {
				return new RecordLookup.Unreachable();
			}
			return ask(endpoint.get(), nhsNumber, birthDate, gate);
		}
	}

	private RecordLookup ask(RecordEndpoint endpoint, NhsNumber nhsNumber, LocalDate birthDate,
			RecordGates.Visit gate) {
		try {
			Optional<Patient> patient = find(endpoint, nhsNumber, birthDate);
			RecordLookup found = patient.isEmpty() ? new RecordLookup.NotFound()
					: new RecordLookup.Found(read(endpoint, patient.get()));
			gate.saw(true);
			return found;
		}
		catch (RecordReader.NotRead ex) {
			gate.saw(Answers.judgeSearch(ex.answer()).answered());
		}
		catch (ProblemException ex) {
			gate.saw(true);
		}
		log.info("Record system of {} gave no usable answer", endpoint.organisation());
		return new RecordLookup.Unreachable();
	}

	/** Exactly one person with this number, who was born on this day. */
	Optional<Patient> find(RecordEndpoint endpoint, NhsNumber nhsNumber, LocalDate birthDate)
			throws RecordReader.NotRead {
		List<Patient> found = this.reader.search(endpoint, Patient.class,
				Map.of("identifier", FhirSystems.NHS_NUMBER + "|" + nhsNumber.value()));
		if (found.size() != 1) {
			return Optional.empty();
		}
		Patient one = found.getFirst();
		boolean sameNumber = one.getIdentifier()
			.stream()
			.anyMatch((identifier) -> FhirSystems.NHS_NUMBER.equals(identifier.getSystem())
					&& nhsNumber.value().equals(identifier.getValue()));
		return (sameNumber && birthDate.toString().equals(one.getBirthDateElement().getValueAsString()))
				? Optional.of(one) : Optional.empty();
	}

	private RecordedPerson read(RecordEndpoint endpoint, Patient patient) throws RecordReader.NotRead {
		String reference = "Patient/" + patient.getIdElement().getIdPart();
		List<Condition> conditions = this.reader.search(endpoint, Condition.class,
				Map.of("patient", reference, "clinical-status", "active", "_count", "200"));
		List<Observation> scores = this.reader.search(endpoint, Observation.class,
				Map.of("patient", reference, "code", RecordedPersonReader.PHQ_9_CODES, "_count", "200"));
		return RecordedPersonReader.read(endpoint.organisation(), patient, conditions, scores);
	}

}
