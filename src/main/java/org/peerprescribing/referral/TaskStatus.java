package org.peerprescribing.referral;

import java.util.Locale;

/** Task.status of FHIR R4, as far as a referral takes it. */
enum TaskStatus {

	REQUESTED, IN_PROGRESS, ON_HOLD, COMPLETED, REJECTED, CANCELLED, FAILED, ENTERED_IN_ERROR;

	/** FHIR's own word, such as {@code in-progress}. */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	boolean isLive() {
		return this == REQUESTED || this == IN_PROGRESS || this == ON_HOLD;
	}

}
