package org.peerprescribing.consultation.smart;

/** Why a launch ends on a page that says so. */
enum LaunchFault {

	/** The record system is not on the list, or not for this practice. */
	NOT_LISTED(403),
	/** The answer belongs to no launch of this browser, or has been used. */
	NO_LAUNCH(400),
	/** It took too long, here or there. */
	EXPIRED(410),
	/** The record system refused, or what it sent does not hold. */
	REFUSED(403),
	/** Whoever launched works there in a role that is not clinical. */
	NOT_CLINICAL(403),
	/** The patient in context is not one of this practice. */
	OTHER_PATIENT(404),
	/** The record has no NHS number or no full date of birth. */
	NO_NUMBER(422),
	/** The record system does not answer. */
	UNAVAILABLE(503);

	private final int status;

	LaunchFault(int status) {
		this.status = status;
	}

	/** HTTP status of the page. */
	int status() {
		return this.status;
	}

}
