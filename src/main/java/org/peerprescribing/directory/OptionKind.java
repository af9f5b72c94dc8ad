package org.peerprescribing.directory;

/** What somebody can be told about; all kinds are vetted alike. */
public enum OptionKind {

	/** The only kind that is proposed by matching and prescribed. */
	ONLINE_COMMUNITY,
	/** Somebody to call or write to. */
	HELPLINE,
	/** People who meet in a place. */
	LOCAL_GROUP,
	/** Exercises or reading done alone. */
	SELF_GUIDED

}
