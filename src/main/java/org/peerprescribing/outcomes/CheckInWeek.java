package org.peerprescribing.outcomes;

/** When is asked, counted from the issue of the first referral. */
public enum CheckInWeek {

	WEEK_2(14), WEEK_6(42), WEEK_12(84);

	private final int days;

	CheckInWeek(int days) {
		this.days = days;
	}

	/** Days after the first referral's issue. */
	public int days() {
		return this.days;
	}

	/** 2, 6 or 12. */
	public int number() {
		return this.days / 7;
	}

}
