package org.peerprescribing.directory.links;

/** An address to which no request is made. */
class RefusedAddress extends Exception {

	private static final long serialVersionUID = 1L;

	RefusedAddress(String why) {
		super(why);
	}

}
