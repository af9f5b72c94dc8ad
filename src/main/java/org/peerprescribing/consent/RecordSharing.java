package org.peerprescribing.consent;

/**
 * How much of what the patient reports goes back to their practice, into the care record
 * and onto its pages; until they choose, nothing does.
 */
public enum RecordSharing {

	EVERYTHING, CODES_ONLY, NOTHING, NOT_CHOSEN;

	/** Whether any of it does. */
	public boolean sharesAnything() {
		return this == EVERYTHING || this == CODES_ONLY;
	}

}
