package org.peerprescribing.referral;

import java.time.Instant;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/** An attempt has begun; attempt 1 follows the issue of its prescription at once. */
public record ReferralIssued(ReferralId referral, PrescriptionId prescription, PatientId patient, OdsCode organisation,
		CommunityId community, int attempt, Instant at) {
}
