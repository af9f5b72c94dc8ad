package org.peerprescribing.carerecord;

/**
 * Brings one entry into a record system. Whoever implements it holds what
 * {@code EntryCarrierContract} in the tests asks: an entry arrives once in effect,
 * however often it is tried, and an answer that was lost is followed by a look before
 * anything is sent again. Never called inside a transaction.
 */
interface EntryCarrier {

	EntryRoute route();

	/**
	 * One try. What the other side does comes back as a {@link Delivery}; nothing is
	 * thrown for it.
	 */
	Delivery deliver(Attempt.Begun attempt);

}
