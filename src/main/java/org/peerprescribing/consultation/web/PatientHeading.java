package org.peerprescribing.consultation.web;

import java.time.LocalDate;

import org.peerprescribing.patient.Patient;
import org.peerprescribing.shared.AgeBand;

/**
 * The line by which a clinician checks that this is the person in the room. Hides itself
 * in text.
 *
 * @param name full name
 * @param nhsNumber NHS number, 3 3 4
 * @param born date of birth in words
 * @param age whole years
 * @param otherLanguage whether another language than English is preferred
 * @param language the preferred language's tag
 */
record PatientHeading(String name, String nhsNumber, String born, int age, boolean otherLanguage, String language) {

	static PatientHeading of(Patient patient, LocalDate today) {
		return new PatientHeading(patient.name().full(), patient.nhsNumber().spaced(), London.day(patient.birthDate()),
				AgeBand.age(patient.birthDate(), today), !patient.language().primary().equals("en"),
				patient.language().value());
	}

	@Override
	public String toString() {
		return "PatientHeading[hidden]";
	}

}
