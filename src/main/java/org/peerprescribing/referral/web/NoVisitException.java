package org.peerprescribing.referral.web;

/** Nobody has said who they are, or their link is gone. */
final class NoVisitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean linkGone;

	NoVisitException(boolean linkGone) {
		this.linkGone = linkGone;
	}

	boolean isLinkGone() {
		return this.linkGone;
	}

}
