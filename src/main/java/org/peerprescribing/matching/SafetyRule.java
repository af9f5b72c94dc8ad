package org.peerprescribing.matching;

/**
 * One row of the safety file.
 *
 * @param code kebab-case code, kept once published
 * @param stop whether no community may be shown; else it is a caution
 * @param condition when it holds
 * @param text what it is, for the clinician
 * @param instead what to do instead, for the clinician
 * @param version day of the review of this row
 */
record SafetyRule(String code, boolean stop, Condition condition, String text, String instead, String version) {

	Caution asCaution() {
		return new Caution(this.code, this.text, this.instead);
	}

	/** What a rule can hang on: a risk that the clinician names, the age, or a PHQ-9. */
	enum Condition {

		AGE_UNDER_16, SUICIDAL_INTENT, RECENT_SELF_HARM, PSYCHOSIS_OR_MANIA, SAFEGUARDING, LACKS_CAPACITY,
		PHQ9_ITEM9_WITHIN_28_DAYS, PHQ9_ITEM9_OLDER, PHQ9_TOTAL_WITHIN_28_DAYS, RECENT_BEREAVEMENT, COULD_BE_RECOGNISED,
		DISTRESSED_IN_A_GROUP, MONITORED_PHONE, LOW_DIGITAL_SKILL

	}

}
