package org.peerprescribing.referral;

/** The uptake ladder (Task.businessStatus): the steps in their order, then the ends. */
public enum UptakeStep {

	ISSUED, SENT, DELIVERED, OPENED, LEFT_FOR_COMMUNITY, JOINED, STILL_USING_AT_6_WEEKS, FINISHED, ALREADY_MEMBER,
	DECLINED, NOT_RIGHT, COMMUNITY_REFUSED, COMMUNITY_CLOSED, REVOKED, EXPIRED;

	/**
	 * The kebab-case code of the FHIR code system, such as {@code left-for-community}.
	 */
	public String code() {
		return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	/** Whether nothing follows any more in this referral. */
	public boolean isEnd() {
		return compareTo(FINISHED) >= 0;
	}

}
