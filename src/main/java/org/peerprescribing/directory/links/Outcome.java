package org.peerprescribing.directory.links;

/** What came of a check, as far as it matters to those who were sent there. */
public enum Outcome {

	/** The page is there. */
	FINE,
	/** The page or the name does not exist any more. */
	GONE,
	/** People in the United Kingdom are kept out. */
	GEOBLOCKED,
	/** The name is for sale or shows advertisements. */
	PARKED,
	/** The address leads to somebody else's host. */
	MOVED,
	/** The secure connection cannot be trusted. */
	CERTIFICATE_BROKEN,
	/** The site does not want to be checked: nothing is known. */
	REFUSED,
	/** Nothing of use is answered. */
	UNREACHABLE;

	/** Whether somebody who was sent there would not find the community. */
	boolean fails() {
		return switch (this) {
			case GONE, GEOBLOCKED, PARKED, CERTIFICATE_BROKEN, UNREACHABLE -> true;
			case FINE, MOVED, REFUSED -> false;
		};
	}

}
