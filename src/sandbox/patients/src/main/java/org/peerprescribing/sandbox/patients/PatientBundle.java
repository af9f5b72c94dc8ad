package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.List;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes a patient as a FHIR R4 transaction of PUTs under fixed ids, so that loading it
 * twice changes nothing.
 */
final class PatientBundle {

	private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

	private PatientBundle() {
	}

	static Bundle of(InventedPatient patient) {
		Transaction transaction = new Transaction();
		transaction.put(person(patient));
		for (Problem problem : patient.problems()) {
			transaction.put(condition(patient, problem));
		}
		patient.phq9().ifPresent((phq9) -> observations(patient, phq9).forEach(transaction::put));
		return transaction.bundle();
	}

	private static Patient person(InventedPatient invented) {
		Patient patient = new Patient();
		patient.setId(invented.id().toString());
		Identity identity = invented.identity();
		CodeableConcept ethnic = concept("https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland",
				identity.ethnicCategory().code(), identity.ethnicCategory().display());
		patient.addExtension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory", ethnic);
		patient.addIdentifier().setSystem("https://fhir.nhs.uk/Id/nhs-number").setValue(invented.nhsNumber());
		patient.setActive(true);
		patient.addName().setUse(NameUse.OFFICIAL).setFamily(identity.family()).addGiven(identity.given());
		if (identity.mobile() != null) {
			patient.addTelecom()
				.setSystem(ContactPointSystem.PHONE)
				.setUse(ContactPointUse.MOBILE)
				.setValue(identity.mobile());
		}
		if (identity.email() != null) {
			patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(identity.email());
		}
		patient.setGender((invented.sex() == Sex.FEMALE) ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
		patient.setBirthDateElement(new DateType(invented.birthDate().toString()));
		invented.deceased().ifPresent((day) -> patient.setDeceased(dateTime(day)));
		patient.addCommunication()
			.setPreferred(true)
			.setLanguage(new CodeableConcept()
				.addCoding(new Coding().setSystem("urn:ietf:bcp:47").setCode(identity.language())));
		Reference practice = new Reference("Organization/" + invented.practice().odsCode())
			.setDisplay(invented.practice().title());
		patient.setManagingOrganization(practice);
		patient.addGeneralPractitioner(practice.copy());
		return patient;
	}

	private static Condition condition(InventedPatient patient, Problem problem) {
		Condition condition = new Condition();
		condition.setId(Draw.stableId("condition/" + patient.place() + "/" + problem.concept().code()).toString());
		condition.setClinicalStatus(concept(TERMINOLOGY + "condition-clinical", "active", "Active"));
		condition.setVerificationStatus(concept(TERMINOLOGY + "condition-ver-status", "confirmed", "Confirmed"));
		condition.addCategory(concept(TERMINOLOGY + "condition-category", "problem-list-item", "Problem List Item"));
		condition.setCode(concept("http://snomed.info/sct", problem.concept().code(), problem.concept().term())
			.setText(problem.concept().plainWords()));
		condition.setSubject(subject(patient));
		condition.setRecordedDateElement(dateTime(problem.recorded()));
		return condition;
	}

	private static List<Observation> observations(InventedPatient patient, Phq9 phq9) {
		Observation total = observation(patient, "44261-6",
				"Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]", phq9.total(), phq9.taken());
		if (phq9.item9() == null) {
			return List.of(total);
		}
		Observation item9 = observation(patient, "44260-8",
				"Thoughts that you would be better off dead, or of hurting yourself in some way", phq9.item9(),
				phq9.taken());
		return List.of(total, item9);
	}

	private static Observation observation(InventedPatient patient, String loinc, String display, int value,
			LocalDate taken) {
		Observation observation = new Observation();
		observation.setId(Draw.stableId("observation/" + patient.place() + "/" + loinc).toString());
		observation.setStatus(ObservationStatus.FINAL);
		observation.addCategory(concept(TERMINOLOGY + "observation-category", "survey", "Survey"));
		observation.setCode(concept("http://loinc.org", loinc, display));
		observation.setSubject(subject(patient));
		observation.setEffective(dateTime(taken));
		observation.setValue(new IntegerType(value));
		return observation;
	}

	private static Reference subject(InventedPatient patient) {
		return new Reference("Patient/" + patient.id());
	}

	private static DateTimeType dateTime(LocalDate day) {
		return new DateTimeType(day.toString());
	}

	private static CodeableConcept concept(String system, String code, String display) {
		CodeableConcept concept = new CodeableConcept();
		concept.addCoding().setSystem(system).setCode(code).setDisplay(display);
		return concept;
	}

}
