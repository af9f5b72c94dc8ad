package org.peerprescribing.patient;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

/**
 * A person prescribed for, as last read from the care record. Hides itself in text.
 *
 * @param id id here
 * @param practice where registered
 * @param nhsNumber NHS number
 * @param birthDate date of birth
 * @param name name
 * @param sex administrative gender
 * @param ethnicGroup one of five, or unknown
 * @param language preferred language
 * @param recordId id in the practice's record system; null where entered by hand
 * @param registration alive and registered, or not
 */
public record Patient(PatientId id, OdsCode practice, NhsNumber nhsNumber, LocalDate birthDate, PersonName name,
		Sex sex, EthnicGroup ethnicGroup, LanguageTag language, @Nullable String recordId, Registration registration) {

	/** Whether messages may still reach them. */
	public enum Registration {

		REGISTERED, LEFT, DECEASED

	}

	@Override
	public String toString() {
		return "Patient[" + this.id.value() + "]";
	}

}
