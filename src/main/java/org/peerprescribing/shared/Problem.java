package org.peerprescribing.shared;

/**
 * The one vocabulary of refusals. The FHIR door renders a problem as an OperationOutcome,
 * every other door as {@code application/problem+json} (RFC 9457) or a page; all of them
 * carry {@link #code()}, which never changes once published, and none carries an
 * exception message, a class name or an identifier of a person.
 */
public enum Problem {

	/** A value has the wrong form; the path of the value comes with it. */
	INVALID_VALUE("invalid-value", 422, "A value has the wrong form"),
	/** A required value is missing; the path of the value comes with it. */
	REQUIRED("required", 422, "A required value is missing"),
	/** A code is not in the list that its field allows. */
	UNKNOWN_CODE("unknown-code", 422, "A code is not known"),
	/**
	 * A value is given more often than its field allows; the path of the surplus one
	 * comes with it.
	 */
	REPEATED("repeated", 422, "A value is given more often than it may be"),
	/** Two values cannot both be true; the path of the later one comes with it. */
	CONTRADICTORY("contradictory", 422, "Two values contradict each other"),
	/**
	 * What a body refers to does not exist, or belongs to another organisation: the
	 * answer is the same.
	 */
	UNKNOWN_REFERENCE("unknown-reference", 422, "What this refers to was not found"),
	/** The patient has died or is not registered at this organisation any more. */
	PATIENT_GONE("patient-gone", 422, "The patient has died or is no longer registered here"),
	/** The body is not well-formed. */
	MALFORMED("malformed", 400, "The request cannot be read"),
	/** The door does not know a search parameter, and the caller asked for strictness. */
	UNKNOWN_PARAMETER("unknown-parameter", 400, "A search parameter is not known"),
	/** The body is larger than this door takes. */
	TOO_LARGE("too-large", 413, "The request is too large"),
	/** The body is not in a format that this door reads. */
	UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This format is not accepted here"),
	/** The answer cannot be given in the format asked for. */
	NOT_ACCEPTABLE("not-acceptable", 406, "The answer cannot be given in this format"),
	/** The door exists, but not for this method. */
	METHOD_NOT_ALLOWED("method-not-allowed", 405, "This cannot be done here"),
	/** No such thing, or it belongs to another organisation: the answer is the same. */
	NOT_FOUND("not-found", 404, "Not found"),
	/** Not signed in, or the token is not accepted. */
	SIGN_IN("sign-in", 401, "Sign in first"),
	/** Signed in, but not in a role that may do this. */
	FORBIDDEN("forbidden", 403, "Not allowed"),
	/** A rule of the business forbids this now. */
	BUSINESS_RULE("business-rule", 409, "A rule forbids this now"),
	/**
	 * The community is not vetted, its vetting lapsed, or it is paused, suspended or
	 * closed.
	 */
	COMMUNITY_NOT_LISTED("community-not-listed", 409, "This community cannot be prescribed now"),
	/** The person is at risk: a hard safety stop, which no page can override. */
	UNSAFE("unsafe", 409, "This would not be safe for this person"),
	/** The patient has not agreed to be contacted. */
	NO_AGREEMENT("no-agreement", 409, "The patient has not agreed to be contacted"),
	/** The prescription was undone, withdrawn or has come to its end. */
	PRESCRIPTION_ENDED("prescription-ended", 409, "This prescription has ended"),
	/** Somebody else changed it in the meantime. */
	STALE_VERSION("stale-version", 412, "It has changed in the meantime"),
	/** The version that the change is based on must be named. */
	VERSION_REQUIRED("version-required", 428, "Name the version that this change is based on"),
	/** The same key came before with another body. */
	KEY_REUSED("key-reused", 422, "This key was used for another request"),
	/** The same key is being worked on at this moment. */
	STILL_RUNNING("still-running", 409, "The same request is still being worked on"),
	/** The link has expired, was revoked or was issued again. */
	LINK_GONE("link-gone", 410, "This link is no longer valid"),
	/** Too many tries in a short time. */
	TOO_MANY("too-many", 429, "Too many tries"),
	/** A part that this answer needs cannot be reached now. */
	UNAVAILABLE("unavailable", 503, "Not available right now"),
	/** A fault of ours; the correlation id leads to it. */
	INTERNAL("internal", 500, "Something went wrong");

	private final String code;

	private final int status;

	private final String title;

	Problem(String code, int status, String title) {
		this.code = code;
		this.status = status;
		this.title = title;
	}

	/** Stable kebab-case code. */
	public String code() {
		return this.code;
	}

	/** HTTP status, 400 to 599. */
	public int status() {
		return this.status;
	}

	/** One short sentence in plain English, safe to show to anybody. */
	public String title() {
		return this.title;
	}

}
