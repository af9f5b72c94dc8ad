package org.peerprescribing.identity;

/** What is counted, each for whom {@link RateLimits} is told. */
public enum Limit {

	/** Links that do not exist, by address; a link that exists is never counted. */
	UNKNOWN_LINK("unknown-link"),
	/** Codes, or codes with a date of birth, that are not taken; by address. */
	WRONG_CODE("wrong-code"),
	/** Requests at the FHIR door, by client. */
	FHIR_CLIENT("fhir-client"),
	/** What one member of staff sends off, as when a script issues prescriptions. */
	STAFF_CHANGE("staff-change");

	private final String code;

	Limit(String code) {
		this.code = code;
	}

	/** Stable kebab-case code, as in the settings and the metrics. */
	public String code() {
		return this.code;
	}

}
