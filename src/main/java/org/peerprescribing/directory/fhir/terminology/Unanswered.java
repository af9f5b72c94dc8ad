package org.peerprescribing.directory.fhir.terminology;

/** The server gave no answer that can be used; says why, and nothing that was sent. */
final class Unanswered extends Exception {

	private static final long serialVersionUID = 1L;

	private final String why;

	private final boolean works;

	/**
	 * @param why in one word, for the log
	 * @param works whether the server is well and only did not want this question
	 */
	Unanswered(String why, boolean works) {
		super(why, null, false, false);
		this.why = why;
		this.works = works;
	}

	String why() {
		return this.why;
	}

	boolean works() {
		return this.works;
	}

}
