package org.peerprescribing.consent;

/**
 * How much of what the patient reports goes back into the care record; until they choose,
 * nothing does.
 */
public enum RecordSharing {

	EVERYTHING, CODES_ONLY, NOTHING, NOT_CHOSEN

}
