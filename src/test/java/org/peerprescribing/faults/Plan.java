package org.peerprescribing.faults;

import java.util.List;

/**
 * What happens to a prescription after its issue, and so what must lie in the record at
 * the end.
 */
enum Plan {

	/** Nothing more. */
	ISSUED("active", "issued", "PRESCRIBED"),

	/** The clinician withdraws it. */
	REVOKED("revoked", "revoked", "PRESCRIBED", "FINAL"),

	/** Two communities were not right, and the patient lets the practice know. */
	TOLD("active", "not-right", "PRESCRIBED", "FIRST_OUTCOME"),

	/** As before; then the clinician withdraws it. */
	TOLD_AND_REVOKED("revoked", "not-right", "PRESCRIBED", "FIRST_OUTCOME", "FINAL"),

	/** Two were not right, and the patient keeps it to themselves. */
	KEPT("active", "issued", "PRESCRIBED"),

	/** The patient got what they needed, and lets the practice know. */
	FINISHED("completed", "finished", "PRESCRIBED", "FINAL"),

	/** The patient lets the practice know, and at once thinks better of it. */
	CHOICE_CHANGED("active", null, "PRESCRIBED", "FIRST_OUTCOME");

	private final String status;

	private final @org.jspecify.annotations.Nullable String step;

	private final List<String> entries;

	Plan(String status, @org.jspecify.annotations.Nullable String step, String... entries) {
		this.status = status;
		this.step = step;
		this.entries = List.of(entries);
	}

	/** ServiceRequest.status of the last version. */
	String status() {
		return this.status;
	}

	/**
	 * Task.businessStatus of every last version; null where either choice may have won.
	 */
	@org.jspecify.annotations.Nullable
	String step() {
		return this.step;
	}

	/** What was to be written, in this order. */
	List<String> entries() {
		return this.entries;
	}

	boolean mayBeCancelled() {
		return this == CHOICE_CHANGED;
	}

}
