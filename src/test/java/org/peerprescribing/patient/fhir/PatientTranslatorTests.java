package org.peerprescribing.patient.fhir;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;

class PatientTranslatorTests {

	private final RegisterPatient person = People.adultOf(Actors.WILLOW_BANK);

	@ParameterizedTest
	@EnumSource
	void keepsTheProfileWhetherAliveAndRegisteredOrNot(Patient.Registration registration) {
		assertThat(ValidFhir.against(PatientTranslator.toFhir(patient(Sex.FEMALE, LanguageTag.ENGLISH, registration))))
			.isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheProfileForEveryone(Sex sex) {
		assertThat(ValidFhir
			.against(PatientTranslator.toFhir(patient(sex, LanguageTag.ENGLISH, Patient.Registration.REGISTERED))))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cy", "en", "pa", "so", "bfi" })
	void keepsTheProfileInEveryLanguage(String tag) {
		assertThat(ValidFhir.against(
				PatientTranslator.toFhir(patient(Sex.UNKNOWN, new LanguageTag(tag), Patient.Registration.REGISTERED))))
			.isEmpty();
	}

	private Patient patient(Sex sex, LanguageTag language, Patient.Registration registration) {
		return new Patient(new PatientId(UUID.randomUUID()), this.person.practice(), this.person.nhsNumber(),
				this.person.birthDate(), this.person.name(), sex, this.person.ethnicGroup(), language, null,
				registration);
	}

}
