package org.peerprescribing.carerecord;

/**
 * The national standard for bookings and referrals. A port: nothing implements it before
 * there is an agreement.
 */
interface BarsCarrier extends EntryCarrier {

	@Override
	default EntryRoute route() {
		return EntryRoute.BARS;
	}

}
