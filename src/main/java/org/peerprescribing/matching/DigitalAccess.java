package org.peerprescribing.matching;

/** Whether the person can get online. */
public enum DigitalAccess {

	PHONE, COMPUTER, WITH_HELP, NO

}
