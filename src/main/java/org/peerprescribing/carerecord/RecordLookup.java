package org.peerprescribing.carerecord;

/** What came of asking a practice's record system for a person. */
public sealed interface RecordLookup {

	/** Exactly one person with this NHS number and this date of birth. */
	record Found(RecordedPerson person) implements RecordLookup {
	}

	/** None, several, or another date of birth: the same answer. */
	record NotFound() implements RecordLookup {
	}

	/**
	 * The record system does not answer, or the practice has none set up: enter by hand.
	 */
	record Unreachable() implements RecordLookup {
	}

}
