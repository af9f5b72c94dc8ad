package org.peerprescribing.consultation.web;

/**
 * Something to put right on a form.
 *
 * @param field id of the first input concerned, to which the summary leads
 * @param message what to do, in one sentence
 */
record Fault(String field, String message) {

	/** As it stands above the form. */
	public String summary() {
		return this.message;
	}

}
