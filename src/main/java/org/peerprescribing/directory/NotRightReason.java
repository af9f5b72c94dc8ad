package org.peerprescribing.directory;

/** Why a community was not right; each changes the next ranking for that patient. */
public enum NotRightReason {

	TOO_BUSY, TOO_QUIET, PEOPLE_NOT_LIKE_ME, TONE, UPSET_ME, FELT_UNSAFE, LANGUAGE, AGE, NOT_MY_PROBLEM, TECHNICAL,
	BAD_TIME, OTHER

}
