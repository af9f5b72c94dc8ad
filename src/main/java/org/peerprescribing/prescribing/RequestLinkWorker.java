package org.peerprescribing.prescribing;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A clinician asks the practice's link worker to get in touch with a patient.
 *
 * @param key the caller's name for this command
 * @param patient whom
 * @param need the main need
 * @param agreed whether the patient agrees that the link worker contacts them; refused
 * without
 */
public record RequestLinkWorker(CommandKey key, PatientId patient, SnomedConcept need, boolean agreed) {
}
