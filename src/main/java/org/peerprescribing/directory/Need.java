package org.peerprescribing.directory;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A coded problem or situation for which peers can be a help.
 *
 * @param concept its SNOMED CT concept
 * @param term the preferred term, for clinicians
 * @param patientLabel plain words, for patients
 * @param broader the next broader need; null at the top
 * @param askFirst sensitive: never preselected from the record and never named on a card
 * @param navigational whether the step to the broader need only helps matching and is no
 * is-a relation
 */
public record Need(SnomedConcept concept, String term, String patientLabel, @Nullable SnomedConcept broader,
		boolean askFirst, boolean navigational) {
}
