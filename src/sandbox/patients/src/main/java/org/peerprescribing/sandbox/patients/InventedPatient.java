package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A finished patient.
 *
 * @param place 0-based place in the population; id and NHS number follow from it
 * @param chosen the case this patient stands for, if any
 */
record InventedPatient(int place, Optional<ChosenCase> chosen, Sex sex, LocalDate birthDate,
		Optional<LocalDate> deceased, Identity identity, Practice practice, List<Problem> problems,
		Optional<Phq9> phq9) {

	InventedPatient {
		problems = List.copyOf(problems);
	}

	UUID id() {
		return Draw.stableId("patient/" + this.place);
	}

	String nhsNumber() {
		return NhsNumbers.at(this.place);
	}

}
