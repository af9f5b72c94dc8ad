package org.peerprescribing.outcomes;

/** When an optional measure is offered. */
public enum MeasureOccasion {

	/** From the first referral's issue until the check-in of week 2. */
	BASELINE,

	/** From the check-in of week 6 until that of week 12. */
	WEEK_6,

	/** From the check-in of week 12. */
	WEEK_12

}
