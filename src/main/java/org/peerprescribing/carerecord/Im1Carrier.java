package org.peerprescribing.carerecord;

/**
 * The supplier's own interface to its record system, paired practice by practice. A port:
 * nothing implements it before there is an agreement with a supplier.
 */
interface Im1Carrier extends EntryCarrier {

	@Override
	default EntryRoute route() {
		return EntryRoute.IM1;
	}

}
