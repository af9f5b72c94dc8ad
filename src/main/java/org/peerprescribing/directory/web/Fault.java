package org.peerprescribing.directory.web;

import org.jspecify.annotations.Nullable;

/**
 * Something to put right on a form.
 *
 * @param field id of the first input concerned, to which the summary leads
 * @param key of the sentence that says what to do, in the module's messages
 * @param detail what the sentence needs to be said; null where it needs nothing
 */
record Fault(String field, String key, @Nullable String detail) {

	Fault(String field, String key) {
		this(field, key, null);
	}

}
