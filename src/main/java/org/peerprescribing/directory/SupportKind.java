package org.peerprescribing.directory;

/** What peers give; the five kinds of the catalogue. */
public enum SupportKind {

	EMOTIONAL, INFORMATIONAL, INSTRUMENTAL, COMPANIONSHIP, ESTEEM

}
