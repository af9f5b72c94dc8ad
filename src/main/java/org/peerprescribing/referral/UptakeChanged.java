package org.peerprescribing.referral;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/** A referral reached a step of the ladder or an end. */
public record UptakeChanged(ReferralId referral, PrescriptionId prescription, PatientId patient, OdsCode organisation,
		CommunityId community, int attempt, UptakeStep step, Evidence evidence, @Nullable NotRightReason reason,
		Instant at) {
}
