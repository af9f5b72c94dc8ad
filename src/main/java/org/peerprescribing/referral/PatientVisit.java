package org.peerprescribing.referral;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * A patient who came by a link and gave the right date of birth. A controller's method
 * that asks for one is reached by nobody else, and runs within the patient's own rows.
 */
public record PatientVisit(PrescriptionId prescription, PatientId patient, OdsCode organisation) {
}
