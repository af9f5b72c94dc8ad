package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is taken from one of Synthea's lives; names, addresses and identifiers are left
 * behind.
 *
 * @param sourceId Synthea's own id of the person
 * @param conditions active ones with a SNOMED CT code, in the order of Synthea's file
 * @param phq9 latest PHQ-9 total, without item 9
 */
record SyntheaPerson(String sourceId, Sex sex, LocalDate birthDate, List<Condition> conditions, Optional<Phq9> phq9) {

	SyntheaPerson {
		conditions = List.copyOf(conditions);
	}

	SyntheaPerson bornOn(LocalDate date) {
		return new SyntheaPerson(this.sourceId, this.sex, date, this.conditions, this.phq9);
	}

	int ageOn(LocalDate day) {
		return this.birthDate.until(day).getYears();
	}

	/** A condition by its SNOMED CT code and the day Synthea recorded it. */
	record Condition(String code, LocalDate recorded) {
	}

}
