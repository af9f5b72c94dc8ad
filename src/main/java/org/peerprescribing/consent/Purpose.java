package org.peerprescribing.consent;

/** What a choice covers. */
public enum Purpose {

	/** The link, a reminder and the check-ins. */
	CONTACT,
	/** What the patient reports going back into the care record. */
	RECORD_SHARING

}
