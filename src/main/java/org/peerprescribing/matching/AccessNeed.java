package org.peerprescribing.matching;

/** What a person needs to be able to take part; asked for, never guessed. */
public enum AccessNeed {

	/** No real name shown to others. */
	ANONYMITY,

	/** Open at any hour, not only when a meeting is held. */
	ANY_TIME,

	/** Taking part without making an account. */
	NO_ACCOUNT,

	/** In writing alone: no camera, no voice. */
	IN_WRITING,

	/** Speaking and being heard, without having to write. */
	SPOKEN,

	/** Something is said about access for people with a disability. */
	ACCESSIBLE

}
