package org.peerprescribing.prescribing;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A clinician presses "Send this one".
 *
 * @param key the caller's name for this command
 * @param patient for whom
 * @param run the match run the choice was made from
 * @param community the clinician's first choice
 * @param need the main need
 * @param wanted kinds of support wanted
 * @param agreement where to reach the patient, who agreed to it; null where they did not:
 * refused
 * @param cautionReason kebab-case reason code for going on in spite of a caution; null
 * where there was none
 * @param contactProhibited whether nothing may be sent to the patient: the letter is
 * handed over in the room, and any other channel is refused
 */
public record SignPrescription(CommandKey key, PatientId patient, MatchRunId run, CommunityId community,
		SnomedConcept need, Set<SupportKind> wanted, @Nullable ContactDetails agreement, @Nullable String cautionReason,
		boolean contactProhibited) {

	public SignPrescription {
		wanted = Set.copyOf(wanted);
	}

	/** For a patient to whom messages may be sent. */
	public SignPrescription(CommandKey key, PatientId patient, MatchRunId run, CommunityId community,
			SnomedConcept need, Set<SupportKind> wanted, @Nullable ContactDetails agreement,
			@Nullable String cautionReason) {
		this(key, patient, run, community, need, wanted, agreement, cautionReason, false);
	}

}
