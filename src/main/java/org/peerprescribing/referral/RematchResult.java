package org.peerprescribing.referral;

/** What came of "not right for me". */
public sealed interface RematchResult {

	/** Another community is on offer or chosen: the new referral. */
	record Rematched(ReferralId referral) implements RematchResult {
	}

	/**
	 * Two rematches are the limit, or nothing else fits: a person will be asked to help.
	 */
	record HandedToPerson() implements RematchResult {
	}

}
