package org.peerprescribing.outcomes;

import java.time.Instant;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.shared.OdsCode;

/** The patient answered a check-in; codes only. */
public record CheckInAnswered(CheckInId checkIn, PrescriptionId prescription, ReferralId referral, PatientId patient,
		OdsCode organisation, CommunityId community, CheckInWeek week, CheckInAnswers answers, Instant at) {
}
