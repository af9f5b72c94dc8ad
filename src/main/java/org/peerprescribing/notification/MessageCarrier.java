package org.peerprescribing.notification;

import org.peerprescribing.consent.Channel;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.referral.Link;
import org.peerprescribing.shared.OdsCode;

import java.util.UUID;

/**
 * Carries one message out of the house. A reference is carried once, however often it is
 * handed over. Called outside any transaction; an exception means that nobody knows
 * whether it went out.
 */
interface MessageCarrier {

	/** Hands the message over. */
	Receipt send(Envelope envelope);

	/** Whether a message with this reference has been accepted before. */
	boolean hasAccepted(UUID reference);

	/** What the carrier says at once. */
	enum Receipt {

		/** Taken over; whether it arrives is told later. */
		ACCEPTED,
		/** Taken over and arrived. */
		DELIVERED,
		/** Will never be carried. */
		REFUSED

	}

	/**
	 * A message as it goes out. Hides itself in text.
	 *
	 * @param reference id of the message
	 * @param organisation the practice
	 * @param patient whose
	 * @param channel text, e-mail or letter
	 * @param recipient number, address, or name on the envelope
	 * @param subject subject of an e-mail; empty otherwise
	 * @param text the words
	 * @param address the address of the link in full
	 * @param link token and code in it
	 */
	record Envelope(UUID reference, OdsCode organisation, PatientId patient, Channel channel, String recipient,
			String subject, String text, String address, Link link) {

		@Override
		public String toString() {
			return "Envelope[" + this.reference + "]";
		}

	}

}
