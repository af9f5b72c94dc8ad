package org.peerprescribing.consultation.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.prescribing.Prescription;

/**
 * A prescription and what came of it, in words. Hides itself in text.
 *
 * @param id its id
 * @param patient whose
 * @param person their heading
 * @param community the clinician's first choice
 * @param need the main need
 * @param channel how the first message goes out
 * @param by who prescribed it
 * @param signedAt when it was signed
 * @param graceUntil until when it can be undone
 * @param standing where it stands, whose word that rests on, and why it ended
 * @param canUndo whether it is still within the grace
 * @param canRevoke whether it is issued and has not ended
 * @param canBeInError whether it can be said that it was made in error
 * @param version the version a withdrawal is based on
 * @param attempts each attempt with its ladder
 * @param checkIns what was asked and answered
 * @param entries what will be in the record, what is, and what is not yet
 */
record PrescriptionView(UUID id, UUID patient, PatientHeading person, String community, String need, String channel,
		String by, String signedAt, String graceUntil, StateInWords.Standing standing, boolean canUndo,
		boolean canRevoke, boolean canBeInError, int version, List<Attempt> attempts, List<Line> checkIns,
		List<RecordView> entries) {

	/** One attempt to bring the patient into one community. */
	record Attempt(int number, String community, List<Step> steps) {
	}

	/** One step of the ladder, with whose word it rests on. */
	record Step(String step, String evidence, String at) {
	}

	/** Something with what is known of it. */
	record Line(String what, String how, boolean done) {
	}

	/** A row of the list of prescriptions. */
	record Row(UUID id, String person, UUID patient, String community, StateInWords.Standing standing, String by,
			String signedAt) {

		@Override
		public String toString() {
			return "Row[" + this.id + "]";
		}

	}

	/** Whether an undo pressed at this moment would still be accepted. */
	static boolean withinGrace(boolean waiting, Instant graceUntil, Instant now) {
		return waiting && now.isBefore(graceUntil);
	}

	/** Once it was issued, at whatever stage. */
	static boolean canBeInError(Prescription prescription) {
		return prescription.issuedAt() != null && prescription.status() != Prescription.Status.ENTERED_IN_ERROR;
	}

	@Override
	public String toString() {
		return "PrescriptionView[" + this.id + "]";
	}

}
