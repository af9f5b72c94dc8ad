package org.peerprescribing.directory.links;

/**
 * What a check met; {@code directory.link.<cause>} has its sentence for curators.
 */
enum Cause {

	ANSWERS(Outcome.FINE, true),

	/** 404 or 410. */
	NOT_FOUND(Outcome.GONE, true),
	/** The name does not exist; a resolver of ours that fails may say so too. */
	NAME_UNKNOWN(Outcome.GONE, false),

	/** 451 (RFC 7725). */
	LEGAL_BLOCK(Outcome.GEOBLOCKED, true),
	/** The page says that it is not for this country. */
	REGION_BLOCK(Outcome.GEOBLOCKED, true),

	PARKED_PAGE(Outcome.PARKED, true), PARKED_HOST(Outcome.PARKED, true),

	OTHER_HOST(Outcome.MOVED, true),

	CERTIFICATE(Outcome.CERTIFICATE_BROKEN, false),

	/** robots.txt keeps checkers out. */
	ROBOTS(Outcome.REFUSED, true),
	/** robots.txt is answered with 5xx: wait. */
	ROBOTS_UNREADABLE(Outcome.REFUSED, true),
	/** Any other 4xx, or a challenge meant for browsers. */
	TURNED_AWAY(Outcome.REFUSED, true),

	NAME_FAILED(Outcome.UNREACHABLE, false), NOT_PUBLIC(Outcome.UNREACHABLE, false),
	NO_CONNECTION(Outcome.UNREACHABLE, false), TIMEOUT(Outcome.UNREACHABLE, false),
	BROKEN_OFF(Outcome.UNREACHABLE, false), SERVER_ERROR(Outcome.UNREACHABLE, true),
	STRANGE_ANSWER(Outcome.UNREACHABLE, true), TOO_MANY_REDIRECTS(Outcome.UNREACHABLE, true),
	BAD_ADDRESS(Outcome.UNREACHABLE, true);

	private final Outcome outcome;

	private final boolean answered;

	Cause(Outcome outcome, boolean answered) {
		this.outcome = outcome;
		this.answered = answered;
	}

	Outcome outcome() {
		return this.outcome;
	}

	/**
	 * Whether it speaks of the site alone; otherwise the fault may lie with our own
	 * network, resolver, clock or trust store.
	 */
	boolean answered() {
		return this.answered;
	}

}
