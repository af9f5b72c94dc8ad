package org.peerprescribing.directory;

import org.peerprescribing.identity.Actor;

/**
 * Who changed something, for the history.
 *
 * @param id stable id of the identity provider, or the kind of actor that has none
 * @param name as shown to colleagues; never a patient's name
 */
record Author(String id, String name) {

	/** Somebody behind a link felt unsafe. */
	static final Author PATIENT = new Author("patient", "A patient");

	/** The community itself, through a door that has checked who asks. */
	static final Author COMMUNITY = new Author("community", "The community");

	/** The end of a vetting comes by itself. */
	static final Author CLOCK = new Author("directory-lapses", "By the clock");

	/** Its address was looked at by itself. */
	static final Author LINKS = new Author("directory-links", "The link checker");

	static Author of(Actor actor) {
		return new Author(actor.id(), actor.name());
	}

}
