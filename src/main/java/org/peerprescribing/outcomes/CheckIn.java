package org.peerprescribing.outcomes;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.outcomes.instrument.InstrumentVersion;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.shared.OdsCode;

/**
 * A check-in as it stands (FHIR QuestionnaireResponse once answered).
 *
 * @param id its id
 * @param prescription under which prescription
 * @param patient whose
 * @param organisation the practice
 * @param week which
 * @param dueAt when it is asked
 * @param referral the referral it was answered about; null before
 * @param community the community it was answered about; null before
 * @param answers null before it was answered
 * @param answeredAt null before it was answered
 * @param asked what exactly was answered; null before, and where it was answered before
 * version 2 of the check-in
 */
public record CheckIn(CheckInId id, PrescriptionId prescription, PatientId patient, OdsCode organisation,
		CheckInWeek week, Instant dueAt, @Nullable ReferralId referral, @Nullable CommunityId community,
		@Nullable CheckInAnswers answers, @Nullable Instant answeredAt, @Nullable InstrumentVersion asked) {
}
