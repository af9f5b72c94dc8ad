package org.peerprescribing.patient;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

/**
 * What the care record says of a person when a clinician opens them here.
 *
 * @param practice the practice at which the person is registered
 * @param nhsNumber their NHS number
 * @param birthDate full date of birth
 * @param name their name
 * @param sex administrative gender
 * @param ethnicGroup one of five, or unknown
 * @param language the language they prefer
 * @param recordId id of the Patient in the practice's record system; null where it was
 * entered by hand
 */
public record RegisterPatient(OdsCode practice, NhsNumber nhsNumber, LocalDate birthDate, PersonName name, Sex sex,
		EthnicGroup ethnicGroup, LanguageTag language, @Nullable String recordId) {

	@Override
	public String toString() {
		return "RegisterPatient[hidden]";
	}

}
