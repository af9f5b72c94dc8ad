package org.peerprescribing.referral;

/** Who seems to fetch the page behind a link, before anybody says who they are. */
public enum LinkFetch {

	/** A person or a program: nobody knows. */
	PLAIN,
	/** A program that asks whether the page is there. */
	HEAD,
	/** A browser or mail program ahead of its owner. */
	PREFETCH,
	/** A program that names itself. */
	SCANNER

}
