package org.peerprescribing.consent;

import java.util.Locale;

/** Why a practice erases what is held of a patient besides the clinical record. */
public enum ErasureReason {

	/** The patient asked, on their page or at the surgery (UK GDPR, article 17). */
	PATIENT_ASKED,
	/** It was prescribed for somebody else. */
	WRONG_PERSON,
	/** Whoever looks after data protection at the practice decided so. */
	PRACTICE_DECIDED;

	/** Its kebab-case code. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
