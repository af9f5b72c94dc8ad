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
 * @param phoneMonitored whether somebody else may see the patient's phone: the link
 * worker is told not to ring
 */
public record RequestLinkWorker(CommandKey key, PatientId patient, SnomedConcept need, boolean agreed,
		boolean phoneMonitored) {

	/** For a patient whose phone is their own. */
	public RequestLinkWorker(CommandKey key, PatientId patient, SnomedConcept need, boolean agreed) {
		this(key, patient, need, agreed, false);
	}

}
