package org.peerprescribing.consent.fhir;

import java.util.UUID;

import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentTranslatorTests {

	@ParameterizedTest
	@EnumSource
	void everyChoiceKeepsTheProfile(RecordSharing sharing) {
		assertThat(ValidFhir.against(consent(true, sharing))).isEmpty();
		assertThat(ValidFhir.against(consent(false, sharing))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsAllowedUnlessTheySaidSo(RecordSharing sharing) {
		Consent consent = consent(false, sharing);

		assertThat(consent.getPolicyRule().getCodingFirstRep().getCode()).isEqualTo("OPTIN");
		assertThat(consent.getProvision().getProvision()).hasSize(sharing.sharesAnything() ? 1 : 0);
	}

	private static Consent consent(boolean contact, RecordSharing sharing) {
		RegisterPatient person = People.adultOf(Actors.WILLOW_BANK);
		Patient patient = new Patient(new PatientId(UUID.randomUUID()), person.practice(), person.nhsNumber(),
				person.birthDate(), person.name(), person.sex(), person.ethnicGroup(), person.language(), null,
				Patient.Registration.REGISTERED);
		return ConsentTranslator.toFhir(patient, contact, sharing);
	}

}
