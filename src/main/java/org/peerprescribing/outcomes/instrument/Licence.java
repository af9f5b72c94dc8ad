package org.peerprescribing.outcomes.instrument;

/** Under which licence an instrument may be asked. */
enum Licence {

	/** Our own, or nobody's. */
	NONE_NEEDED,

	/** Free, as long as its owner is named where it is asked. */
	FREE_WITH_ATTRIBUTION,

	/** Not without the owner's leave, of which the site keeps the evidence. */
	REQUIRED;

	/** Refuses a code that is none of the three. */
	static Licence of(String code) {
		return switch (code) {
			case "none-needed" -> NONE_NEEDED;
			case "free-with-attribution" -> FREE_WITH_ATTRIBUTION;
			case "required" -> REQUIRED;
			default -> throw new IllegalStateException("No licence state: " + code);
		};
	}

}
