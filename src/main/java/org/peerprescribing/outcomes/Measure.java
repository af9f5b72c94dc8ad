package org.peerprescribing.outcomes;

import java.time.Instant;
import java.util.Map;

import org.peerprescribing.outcomes.instrument.InstrumentVersion;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * An optional measure as the patient answered it (FHIR QuestionnaireResponse).
 *
 * @param id its id
 * @param prescription under which prescription
 * @param patient whose
 * @param organisation the practice
 * @param occasion when it was offered
 * @param asked what exactly
 * @param answers value by item; what was skipped is not in it
 * @param answeredAt when
 */
public record Measure(MeasureId id, PrescriptionId prescription, PatientId patient, OdsCode organisation,
		MeasureOccasion occasion, InstrumentVersion asked, Map<String, Integer> answers, Instant answeredAt) {

	public Measure {
		answers = Map.copyOf(answers);
	}

}
