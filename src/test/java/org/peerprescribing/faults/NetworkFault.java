package org.peerprescribing.faults;

/** What the network may do to one call of a record system. */
enum NetworkFault {

	/** The connection is closed before a byte was read. */
	CUT_BEFORE,

	/** Half of the request arrives. */
	CUT_DURING_REQUEST,

	/** The request arrives, and nobody waits for the answer. */
	CUT_AFTER_REQUEST,

	/** The record system has done it and answered; the answer is lost. */
	ANSWER_SWALLOWED,

	/** Half of the answer arrives. */
	CUT_DURING_ANSWER,

	/** Reset (RST) before the record system has seen it. */
	RESET_BEFORE,

	/** Reset (RST) after the record system has done it. */
	RESET_AFTER,

	/** The request arrives after the caller has given up, and is done then. */
	REQUEST_LATE,

	/** The answer arrives after the caller has given up. */
	ANSWER_LATE,

	/** The answer drips, byte by byte, for longer than the caller waits. */
	DRIP,

	/** A page with 200 instead of the record system. */
	PAGE,

	/** A page with 200 instead of the answer of a record system that has done it. */
	PAGE_AFTER,

	/** 200 with nothing in it instead of the answer. */
	EMPTY_AFTER,

	/** 503 instead of the record system. */
	UNAVAILABLE,

	/** 502 instead of the answer of a record system that has done it. */
	BAD_GATEWAY_AFTER,

	/** 429 with Retry-After. */
	TOO_MANY,

	/** No fault: each way takes as long as a busy record system, within all patience. */
	SLOW;

}
