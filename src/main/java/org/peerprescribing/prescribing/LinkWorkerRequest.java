package org.peerprescribing.prescribing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A request to the practice's link worker as it stands (FHIR ServiceRequest).
 *
 * @param id its id
 * @param patient for whom
 * @param organisation the practice
 * @param status where it stands; never a draft and never on hold
 * @param outcome how it ended; null where it has not, or was undone
 * @param need the main need
 * @param phoneMonitored whether somebody else may see the patient's phone, so that nobody
 * may ring them; stands on the page alone, never in a record
 * @param requesterId subject of the token of who asked
 * @param requesterName their name
 * @param requestedAt when they asked, and the patient agreed to be contacted
 * @param dueAt by when the link worker should have answered
 * @param answeredBy name of the person who answered; null where nobody has
 * @param answeredAt when they did; null where nobody has
 * @param firstContact whether the answer is the first acceptance of an episode; false
 * without an acceptance
 * @param changedAt last change
 * @param version counts the changes, from 0
 */
public record LinkWorkerRequest(LinkWorkerRequestId id, PatientId patient, OdsCode organisation,
		Prescription.Status status, @Nullable Outcome outcome, SnomedConcept need, boolean phoneMonitored,
		String requesterId, String requesterName, Instant requestedAt, Instant dueAt, @Nullable String answeredBy,
		@Nullable Instant answeredAt, boolean firstContact, Instant changedAt, int version) {

	/** Whether the link worker has not answered yet, and nobody has taken it back. */
	public boolean isOpen() {
		return this.status == Prescription.Status.ACTIVE;
	}

	/** How it ended. */
	public enum Outcome {

		/** The patient accepted at first contact. */
		ACCEPTED,
		/** The patient was reached and does not want it. */
		DECLINED,
		/** The link worker has stopped trying. */
		NOT_REACHED,
		/** The patient died or left the practice. */
		PATIENT_GONE,
		/** The patient wants nothing kept here. */
		WITHDRAWN;

		/**
		 * Whether the patient said so to the link worker: only this is for the record.
		 */
		public boolean isAnswerOfThePatient() {
			return this == ACCEPTED || this == DECLINED;
		}

		Prescription.Status status() {
			return (this == ACCEPTED) ? Prescription.Status.COMPLETED : Prescription.Status.REVOKED;
		}

	}

}
