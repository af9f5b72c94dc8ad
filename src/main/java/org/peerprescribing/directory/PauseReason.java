package org.peerprescribing.directory;

/**
 * Why nobody new is sent to a community for now. Several can hold at once; it is listed
 * again when none does.
 */
public enum PauseReason {

	/**
	 * Somebody felt unsafe. Lifted by a curator, with a note, once the safety task is
	 * done.
	 */
	SAFETY,
	/** It takes nobody new. Lifted by a curator or by the community itself. */
	CAPACITY,
	/**
	 * Its facts are not those that were vetted. Lifted by the approval of a new review.
	 */
	FACTS

}
