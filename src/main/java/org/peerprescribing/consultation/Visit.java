package org.peerprescribing.consultation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A patient opened by a clinician, with what the record said then. Hides itself in text.
 *
 * @param id its id
 * @param patient who
 * @param problems active coded problems, newest first
 * @param phq9 latest PHQ-9; null where there is none
 * @param mobile mobile number as recorded; null where none
 * @param email e-mail address as recorded; null where none
 */
public record Visit(VisitId id, PatientId patient, List<SnomedConcept> problems, @Nullable Phq9 phq9,
		@Nullable String mobile, @Nullable String email) {

	public Visit {
		problems = List.copyOf(problems);
	}

	@Override
	public String toString() {
		return "Visit[" + this.id.value() + "]";
	}

}
