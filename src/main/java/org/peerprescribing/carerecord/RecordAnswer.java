package org.peerprescribing.carerecord;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came back from one call to a record system. */
sealed interface RecordAnswer {

	/**
	 * It answered, whatever it said.
	 *
	 * @param status HTTP status
	 * @param contentType as sent, lower case; empty where none
	 * @param body as sent, within the limit of size
	 * @param retryAfter how long it asks to wait; null where it does not
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Answered(int status, String contentType, byte[] body,
			@Nullable Duration retryAfter) implements RecordAnswer {
	}

	/** No connection came about: it has not seen the request. */
	record NotReached() implements RecordAnswer {
	}

	/** It may have seen the request, and did not answer in time or to the end. */
	record BrokenOff() implements RecordAnswer {
	}

}
