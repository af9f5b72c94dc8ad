package org.peerprescribing.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.referral.Link;
import org.peerprescribing.shared.OdsCode;

/**
 * Carries messages out of the house: the port behind which each carrier stands. Called
 * outside any transaction; an exception means that nobody knows whether the message went
 * out, so that the sender looks it up by its reference before it hands it over again.
 */
interface MessageCarrier {

	/** Hands the message over. */
	Receipt send(Envelope envelope);

	/**
	 * What became of the message with this reference; empty where it was never accepted,
	 * or so long ago that the carrier has forgotten.
	 */
	Optional<DeliveryStatus> find(UUID reference);

	/** Whether a message with this reference has been accepted before. */
	default boolean hasAccepted(UUID reference) {
		return find(reference).isPresent();
	}

	/** The carrier did not answer as it should; without what was sent. */
	final class UnknownOutcomeException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnknownOutcomeException(String why) {
			super(why);
		}

	}

	/** What the carrier says at once. */
	enum Receipt {

		/** Taken over; whether it arrives is told later. */
		ACCEPTED,
		/** Taken over and arrived. */
		DELIVERED,
		/** Not taken over, and may be later. */
		NOT_NOW,
		/** A person has to print it. */
		TO_PRINT,
		/** Will never be carried. */
		REFUSED

	}

	/**
	 * A message as it goes out. Hides itself in text.
	 *
	 * @param reference what the carrier calls this sending, in its answers too
	 * @param template which text
	 * @param language of the words
	 * @param organisation the practice
	 * @param patient whose
	 * @param channel text, e-mail or letter
	 * @param recipient number, address, or name on the envelope
	 * @param subject subject of an e-mail; empty otherwise
	 * @param text the words
	 * @param address the address of the link in full; empty where there is none
	 * @param link token and code in it; null where there is none
	 */
	record Envelope(UUID reference, MessageTemplate template, Locale language, OdsCode organisation, PatientId patient,
			Channel channel, String recipient, String subject, String text, String address, @Nullable Link link) {

		@Override
		public String toString() {
			return "Envelope[" + this.reference + "]";
		}

	}

}
