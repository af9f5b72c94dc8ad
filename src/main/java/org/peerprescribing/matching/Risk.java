package org.peerprescribing.matching;

/** What the clinician answers about now; never derived from a code in the record. */
public enum Risk {

	SUICIDAL_INTENT(true), RECENT_SELF_HARM(true), PSYCHOSIS_OR_MANIA(true), SAFEGUARDING(true), LACKS_CAPACITY(true),
	RECENT_BEREAVEMENT(false), COULD_BE_RECOGNISED(false), DISTRESSED_IN_A_GROUP(false), MONITORED_PHONE(false),
	LOW_DIGITAL_SKILL(false);

	private final boolean hardStop;

	Risk(boolean hardStop) {
		this.hardStop = hardStop;
	}

	/** Whether no community may be shown; else it is a caution. */
	public boolean isHardStop() {
		return this.hardStop;
	}

}
