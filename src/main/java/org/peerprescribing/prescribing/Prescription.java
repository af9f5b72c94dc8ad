package org.peerprescribing.prescribing;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A prescription as it stands (FHIR ServiceRequest).
 *
 * @param id its id
 * @param patient for whom
 * @param organisation the practice
 * @param status where it stands
 * @param reason why it was revoked; null where it was not
 * @param errorReason why it should never have been issued; null where nobody said so
 * @param community the clinician's first choice, never rewritten
 * @param need the main need
 * @param wanted kinds of support wanted
 * @param run the match run it was chosen from
 * @param channel how the first message goes out
 * @param contactProhibited whether nothing may be sent to the patient
 * @param requesterId subject of the prescriber's token
 * @param requesterName the prescriber's name
 * @param signedAt when it was signed
 * @param graceUntil until when it can be undone
 * @param issuedAt when the grace was over and all checks passed; null before
 * @param validUntil end of its time, 98 days after issue; null before issue
 * @param changedAt last change
 * @param version counts the changes, from 0
 */
public record Prescription(PrescriptionId id, PatientId patient, OdsCode organisation, Status status,
		@Nullable RevocationReason reason, @Nullable ErrorReason errorReason, CommunityId community, SnomedConcept need,
		Set<SupportKind> wanted, MatchRunId run, Channel channel, boolean contactProhibited, String requesterId,
		String requesterName, Instant signedAt, Instant graceUntil, @Nullable Instant issuedAt,
		@Nullable Instant validUntil, Instant changedAt, int version) {

	public Prescription {
		wanted = Set.copyOf(wanted);
	}

	/**
	 * As the practice may see it: that it is completed, or ended or waits because of what
	 * the patient did, is theirs to tell; without their leave it stands as it was issued.
	 */
	public Prescription sharedUnder(RecordSharing choice) {
		boolean theirs = switch (this.status) {
			case COMPLETED, ON_HOLD -> true;
			case REVOKED -> this.reason == RevocationReason.NOT_JOINED;
			case DRAFT, ACTIVE, ENTERED_IN_ERROR -> false;
		};
		if (!theirs || choice.sharesAnything()) {
			return this;
		}
		return new Prescription(this.id, this.patient, this.organisation, Status.ACTIVE, null, null, this.community,
				this.need, this.wanted, this.run, this.channel, this.contactProhibited, this.requesterId,
				this.requesterName, this.signedAt, this.graceUntil, this.issuedAt, this.validUntil,
				(this.issuedAt != null) ? this.issuedAt : this.signedAt, Math.max(0, this.version - 1));
	}

	/** ServiceRequest.status, as far as it is used here. */
	public enum Status {

		DRAFT, ACTIVE, ON_HOLD, COMPLETED, REVOKED, ENTERED_IN_ERROR

	}

}
