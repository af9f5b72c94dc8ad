package org.peerprescribing.directory;

/** What is known of a yes-or-no fact; not seen is not no. */
public enum Answer {

	YES, NO, UNKNOWN

}
