package org.peerprescribing.consultation;

/** What came of opening a patient. */
public sealed interface OpenResult {

	/** The page for this visit can be shown. */
	record Opened(VisitId visit) implements OpenResult {
	}

	/** No such person here, or another date of birth: the same answer. */
	record NotFound() implements OpenResult {
	}

	/** The record system does not answer: the rest is entered by hand. */
	record ByHand() implements OpenResult {
	}

	/** The record says that they died. */
	record Deceased() implements OpenResult {
	}

	/** Under 16: services for young people, no community. */
	record TooYoung() implements OpenResult {
	}

}
