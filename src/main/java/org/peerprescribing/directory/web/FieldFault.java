package org.peerprescribing.directory.web;

import java.util.List;

/**
 * Something to put right on a form.
 *
 * @param field id of the input concerned, to which the summary leads
 * @param message what to do, in one sentence
 * @param about what the input belongs to, for the summary alone; may be empty
 */
record FieldFault(String field, String message, String about) {

	FieldFault(String field, String message) {
		this(field, message, "");
	}

	/** As the summary says it. */
	public String summary() {
		return this.about.isEmpty() ? this.message : this.message + ": " + this.about;
	}

	/** The first sentence for this input; empty where nothing is wrong with it. */
	static String of(List<FieldFault> faults, String field) {
		return faults.stream()
			.filter((fault) -> fault.field().equals(field))
			.map(FieldFault::message)
			.findFirst()
			.orElse("");
	}

}
