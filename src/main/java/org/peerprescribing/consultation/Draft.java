package org.peerprescribing.consultation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.patient.PatientId;

/**
 * A prescription that somebody began and left for a colleague. It is none yet: nothing is
 * signed, agreed to, matched or counted. Hides itself in text.
 *
 * @param id its id
 * @param patient for whom
 * @param answers what was answered
 * @param by name of whoever left it
 * @param forWhom name of whoever is to finish it; null where anyone of the practice may
 * @param leftAt when
 * @param lapsesAt when it goes if nobody has finished it
 */
public record Draft(DraftId id, PatientId patient, DraftAnswers answers, String by, @Nullable String forWhom,
		Instant leftAt, Instant lapsesAt) {

	@Override
	public String toString() {
		return "Draft[" + this.id.value() + "]";
	}

}
