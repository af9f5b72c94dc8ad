package org.peerprescribing.referral;

import java.time.Instant;

import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * The community of an open referral went away: the referral has ended, or waits for it.
 *
 * @param referral which referral
 * @param prescription of which prescription
 * @param patient whose
 * @param organisation the practice
 * @param attempt its number within the prescription, from 1
 * @param at when this service acted on it
 */
public record ReferralInterrupted(ReferralId referral, PrescriptionId prescription, PatientId patient,
		OdsCode organisation, int attempt, Instant at) {
}
