package org.peerprescribing.referral;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.matching.SaidNo;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.OdsCode;

/**
 * A referral as it stands (FHIR Task).
 *
 * @param id its id
 * @param prescription under which prescription
 * @param patient whose
 * @param organisation the practice
 * @param community into which community
 * @param attempt 1 for the first, at most 3
 * @param replaces the referral it came after; null for the first
 * @param step where it stands on the ladder
 * @param taskStatus Task.status in FHIR's own words
 * @param evidence whose word the step rests on
 * @param reason why it was not right; null where it was not said
 * @param issuedAt when it was issued
 * @param joinedAt when joining became known; null where it has not
 * @param changedAt last change
 * @param version counts the changes, from 0
 */
public record Referral(ReferralId id, PrescriptionId prescription, PatientId patient, OdsCode organisation,
		CommunityId community, int attempt, @Nullable ReferralId replaces, UptakeStep step, String taskStatus,
		Evidence evidence, @Nullable NotRightReason reason, Instant issuedAt, @Nullable Instant joinedAt,
		Instant changedAt, int version) {

	/**
	 * What a new match has to know of it: the patient's no with its reason, or that the
	 * community could not take them, which says nothing of what they want.
	 */
	public Optional<SaidNo> saidNo() {
		if (this.step == UptakeStep.COMMUNITY_REFUSED) {
			return Optional.of(new SaidNo(this.community, NotRightReason.OTHER));
		}
		return Optional.ofNullable(this.reason).map((why) -> new SaidNo(this.community, why));
	}

}
