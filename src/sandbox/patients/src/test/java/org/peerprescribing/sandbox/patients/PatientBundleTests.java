package org.peerprescribing.sandbox.patients;

import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatientBundleTests {

	private final List<InventedPatient> patients = new Overlay(1, SyntheaPeople.TODAY).over(SyntheaPeople.adults(40));

	@Test
	void putsEveryResourceUnderItsOwnIdAndMarksItAsTestData() {
		List<BundleEntryComponent> entries = this.patients.stream()
			.flatMap((patient) -> PatientBundle.of(patient).getEntry().stream())
			.toList();

		assertThat(entries).allSatisfy((entry) -> {
			assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
			assertThat(entry.getRequest().getUrl())
				.isEqualTo(entry.getResource().fhirType() + "/" + entry.getResource().getIdElement().getIdPart());
			assertThat(entry.getResource().getMeta().getSecurityFirstRep().getCode()).isEqualTo("HTEST");
		});
		assertThat(entries).extracting((entry) -> entry.getRequest().getUrl()).doesNotHaveDuplicates();
	}

	@Test
	void namesThePracticeAndNoPostalAddress() {
		Patient patient = (Patient) bundle(ChosenCase.WELSH_SPEAKER).getEntryFirstRep().getResource();

		assertThat(patient.getAddress()).isEmpty();
		assertThat(patient.getManagingOrganization().getReference()).isEqualTo("Organization/Z90002");
		assertThat(patient.getGeneralPractitionerFirstRep().getReference()).isEqualTo("Organization/Z90002");
		assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("https://fhir.nhs.uk/Id/nhs-number");
		assertThat(patient.getCommunicationFirstRep().getLanguage().getCodingFirstRep().getCode()).isEqualTo("cy");
	}

	@Test
	void writesProblemsAsActiveSnomedConditionsInPlainWords() {
		Condition condition = (Condition) bundle(ChosenCase.LONG_COVID).getEntry().get(1).getResource();

		assertThat(condition.getCode().getCodingFirstRep().getCode()).isEqualTo("1119303003");
		assertThat(condition.getCode().getText()).isEqualTo("Long COVID");
		assertThat(condition.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("active");
		assertThat(condition.getRecordedDateElement().getValueAsString()).isEqualTo("2026-10-11");
	}

	@Test
	void writesTotalAndItem9AsTwoObservations() {
		List<Observation> observations = bundle(ChosenCase.PHQ9_ITEM9_POSITIVE).getEntry()
			.stream()
			.map(BundleEntryComponent::getResource)
			.filter(Observation.class::isInstance)
			.map(Observation.class::cast)
			.toList();

		assertThat(observations).extracting((observation) -> observation.getCode().getCodingFirstRep().getCode())
			.containsExactly("44261-6", "44260-8");
		assertThat(observations).extracting((observation) -> observation.getValueIntegerType().getValue())
			.containsExactly(18, 2);
	}

	@Test
	void writesThePracticesWithTheirOdsCodesAndGps() {
		String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(PracticeBundle.all());

		assertThat(json).contains("Z90001", "Z90002", "Z90003", "Willow Bank Surgery", "PractitionerRole/gp.willow");
	}

	private Bundle bundle(ChosenCase chosen) {
		return PatientBundle.of(this.patients.get(chosen.ordinal()));
	}

}
