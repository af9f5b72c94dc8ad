package org.peerprescribing.carerecord.web;

/**
 * Something to put right on the page.
 *
 * @param field id of the input concerned, to which the summary leads
 * @param message what to do, in one sentence
 */
record SetupFault(String field, String message) {

	/** As it stands above the form. */
	public String summary() {
		return this.message;
	}

}
