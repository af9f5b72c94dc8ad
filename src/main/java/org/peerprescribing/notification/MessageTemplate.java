package org.peerprescribing.notification;

/** The texts there are. */
enum MessageTemplate {

	LINK, REMINDER, CHECK_IN, INTERRUPTED, WITHDRAWN;

	/** Whether it leads to the patient's page; else there is nothing to open. */
	boolean hasLink() {
		return this != WITHDRAWN;
	}

	/** The key of its words. */
	String key() {
		return switch (this) {
			case LINK -> "link";
			case REMINDER -> "reminder";
			case CHECK_IN -> "check-in";
			case INTERRUPTED -> "interrupted";
			case WITHDRAWN -> "withdrawn";
		};
	}

}
