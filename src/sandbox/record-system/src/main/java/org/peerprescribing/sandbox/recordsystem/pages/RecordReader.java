package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.sandbox.recordsystem.hooks.Clinician;

import org.springframework.stereotype.Component;

/** Reads the record as it stands at this moment. */
@Component
class RecordReader {

	private static final String USER_NAME = "https://fhir.peerprescribing.example/Id/user-name";

	private static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";

	private static final String LOINC = "http://loinc.org";

	private static final List<String> PHQ9 = List.of("44261-6", "44260-8");

	private final DaoRegistry daos;

	private final FhirContext fhir;

	RecordReader(DaoRegistry daos, FhirContext fhir) {
		this.daos = daos;
		this.fhir = fhir;
	}

	/**
	 * Patients whose name or NHS number contains the words, in the order of their names;
	 * all of them for none.
	 */
	List<Patient> patients(String words) {
		String wanted = words.strip().toLowerCase(Locale.UK);
		String digits = wanted.replaceAll("[ -]", "");
		return all(Patient.class, new SearchParameterMap()).stream()
			.filter((patient) -> Wording.name(patient).toLowerCase(Locale.UK).contains(wanted)
					|| patient.getIdentifier().stream().anyMatch((i) -> i.hasValue() && i.getValue().contains(digits)))
			.sorted(Comparator
				.comparing((Patient patient) -> patient.getNameFirstRep().getFamily(),
						Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(Wording::name))
			.toList();
	}

	Optional<Patient> patient(String id) {
		return read(Patient.class, id);
	}

	List<Condition> activeConditions(String patientId) {
		return of(Condition.class, patientId).stream()
			.filter((condition) -> condition.getClinicalStatus()
				.hasCoding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"))
			.toList();
	}

	/** PHQ-9 totals and item 9, newest first. */
	List<Observation> phq9(String patientId) {
		return of(Observation.class, patientId).stream()
			.filter(RecordReader::isPhq9)
			.sorted(Comparator
				.comparing(
						(Observation o) -> o.hasEffectiveDateTimeType()
								? o.getEffectiveDateTimeType().getValueAsString() : null,
						Comparator.nullsFirst(Comparator.naturalOrder()))
				.reversed())
			.toList();
	}

	List<ServiceRequest> prescriptions(String patientId) {
		return of(ServiceRequest.class, patientId);
	}

	List<Task> tasks(String patientId) {
		return of(Task.class, patientId);
	}

	/** Everything observed except PHQ-9. */
	List<Observation> otherObservations(String patientId) {
		return of(Observation.class, patientId).stream().filter((observation) -> !isPhq9(observation)).toList();
	}

	List<QuestionnaireResponse> responses(String patientId) {
		return of(QuestionnaireResponse.class, patientId);
	}

	/** Clinicians of the patient's practice who have a user name. */
	List<Clinician> clinicians(Patient patient) {
		String practice = patient.getManagingOrganization().getReferenceElement().getIdPart();
		if (practice == null) {
			return List.of();
		}
		String odsCode = read(Organization.class, practice).map((found) -> value(found.getIdentifier(), ODS_CODE))
			.orElse("");
		return all(PractitionerRole.class, new SearchParameterMap()).stream()
			.filter((role) -> practice.equals(role.getOrganization().getReferenceElement().getIdPart()))
			.map((role) -> clinician(role, odsCode))
			.filter((clinician) -> !clinician.userName().isEmpty())
			.toList();
	}

	/** What a hook is sent along, by prefetch key. */
	Map<String, String> prefetch(Patient patient) {
		String id = patient.getIdElement().getIdPart();
		return Map.of("patient", json(patient), "conditions", json(searchset(activeConditions(id))), "prescriptions",
				json(searchset(prescriptions(id))), "phq9", json(searchset(phq9(id))));
	}

	private Clinician clinician(PractitionerRole role, String odsCode) {
		Reference practitioner = role.getPractitioner();
		String userName = Optional.ofNullable(practitioner.getReferenceElement().getIdPart())
			.flatMap((id) -> read(Practitioner.class, id))
			.map((found) -> value(found.getIdentifier(), USER_NAME))
			.orElse("");
		return new Clinician(role.getIdElement().getIdPart(), practitioner.getDisplay(), userName, odsCode);
	}

	private static String value(List<Identifier> identifiers, String system) {
		return identifiers.stream()
			.filter((identifier) -> system.equals(identifier.getSystem()))
			.map(Identifier::getValue)
			.findFirst()
			.orElse("");
	}

	private static boolean isPhq9(Observation observation) {
		return PHQ9.stream().anyMatch((code) -> observation.getCode().hasCoding(LOINC, code));
	}

	private static Bundle searchset(List<? extends Resource> resources) {
		Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(resources.size());
		resources.forEach((resource) -> bundle.addEntry().setResource(resource));
		return bundle;
	}

	private String json(Resource resource) {
		return this.fhir.newJsonParser().encodeResourceToString(resource);
	}

	private <T extends Resource> List<T> of(Class<T> type, String patientId) {
		SearchParameterMap ofPatient = new SearchParameterMap();
		ofPatient.add("patient", new ReferenceParam("Patient", null, patientId));
		return all(type, ofPatient);
	}

	/**
	 * Newest first, and straight from the tables: the page must show what was written a
	 * moment ago.
	 */
	private <T extends Resource> List<T> all(Class<T> type, SearchParameterMap parameters) {
		parameters.setLoadSynchronous(true);
		return this.daos.getResourceDao(type)
			.search(parameters, new SystemRequestDetails())
			.getAllResources()
			.stream()
			.map(type::cast)
			.sorted(Comparator.comparing((T resource) -> resource.getMeta().getLastUpdated()).reversed())
			.toList();
	}

	private <T extends Resource> Optional<T> read(Class<T> type, String id) {
		try {
			return Optional.of(this.daos.getResourceDao(type)
				.read(new IdType(type.getSimpleName(), id), new SystemRequestDetails()));
		}
		catch (ResourceNotFoundException | ResourceGoneException ex) {
			return Optional.empty();
		}
	}

}
