package org.peerprescribing.directory;

/** How posts are checked, the strictest first. */
public enum Moderation {

	/** Every post before it appears. */
	PRE,
	/** After posting, round the clock. */
	POST_24H,
	/** After posting, by staff or appointed moderators, not round the clock. */
	POST_HOURS,
	/** By members or volunteers, or only when something is reported. */
	PEER_ONLY,
	/** Not seen. */
	UNKNOWN

}
