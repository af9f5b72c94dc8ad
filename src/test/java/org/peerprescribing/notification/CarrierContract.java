package org.peerprescribing.notification;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.referral.Link;
import org.peerprescribing.support.Actors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every carrier must do, whoever stands behind it: a new one begins by extending
 * this.
 */
abstract class CarrierContract {

	/** A carrier that works. */
	abstract MessageCarrier carrier();

	@Test
	void findsByItsReferenceWhatItHasAccepted() {
		MessageCarrier.Envelope envelope = text("+447700900123");

		MessageCarrier.Receipt receipt = carrier().send(envelope);

		assertThat(receipt).isIn(MessageCarrier.Receipt.ACCEPTED, MessageCarrier.Receipt.DELIVERED);
		assertThat(carrier().hasAccepted(envelope.reference())).isTrue();
		assertThat(carrier().find(envelope.reference())).isPresent();
	}

	@Test
	void findsNothingUnderAReferenceThatItNeverSaw() {
		assertThat(carrier().hasAccepted(UUID.randomUUID())).isFalse();
		assertThat(carrier().find(UUID.randomUUID())).isEmpty();
	}

	static MessageCarrier.Envelope text(String number) {
		return envelope(Channel.TEXT, number, "");
	}

	static MessageCarrier.Envelope envelope(Channel channel, String recipient, String subject) {
		return new MessageCarrier.Envelope(UUID.randomUUID(), MessageTemplate.LINK, Locale.UK, Actors.WILLOW_BANK,
				new PatientId(UUID.randomUUID()), channel, recipient, subject, "The words", "https://peer.example/l/x",
				new Link("0".repeat(32), "ABCDEFGH"));
	}

}
