package org.peerprescribing.referral;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * The patient said "not now".
 *
 * @param prescription about which prescription
 * @param patient whose
 * @param organisation the practice
 * @param remindAt when they want to be asked again
 * @param at when they said so
 */
public record ReminderAsked(PrescriptionId prescription, PatientId patient, OdsCode organisation, Instant remindAt,
		Instant at) {
}
