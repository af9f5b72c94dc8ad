package org.peerprescribing.carerecord;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.shared.SnomedConcept;

/**
 * What the practice's record system knows of a person. Hides itself in text.
 *
 * @param person identifiers and demographics
 * @param problems coded active problems, newest first
 * @param phq9 latest PHQ-9; null where there is none
 * @param mobile mobile number as recorded; null where none
 * @param email e-mail address as recorded; null where none
 * @param deceased whether the record says that they died
 */
public record RecordedPerson(RegisterPatient person, List<CodedProblem> problems, @Nullable Phq9 phq9,
		@Nullable String mobile, @Nullable String email, boolean deceased) {

	public RecordedPerson {
		problems = List.copyOf(problems);
	}

	/** An active problem with the record's own words. */
	public record CodedProblem(SnomedConcept concept, String text) {
	}

	@Override
	public String toString() {
		return "RecordedPerson[hidden]";
	}

}
