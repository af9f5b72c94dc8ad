package org.peerprescribing.consent;

/** How the first message reaches the patient. */
public enum Channel {

	TEXT, EMAIL, LETTER

}
