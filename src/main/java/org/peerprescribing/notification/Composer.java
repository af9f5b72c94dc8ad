package org.peerprescribing.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.notification.MessageQueue.Message;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;

import org.springframework.stereotype.Component;

/**
 * Decides at the moment of sending whether a message may still go out, and writes it. In
 * the sender's transaction, where permission is read once more.
 */
@Component
class Composer {

	/** An automatic reminder comes now where the link was not opened … */
	static final Duration UNOPENED = Duration.ofDays(3);

	/** … and now where it was opened and nobody joined. */
	static final Duration NOT_JOINED = Duration.ofDays(7);

	/** Until it is known whether the link went out. */
	private static final Duration LINK_UNDER_WAY = Duration.ofMinutes(5);

	private final Consents consents;

	private final Patients patients;

	private final Organisations organisations;

	private final Prescribing prescribing;

	private final Referrals referrals;

	private final MessageQueue queue;

	private final CheckIns checkIns;

	private final LetterWriter letters;

	private final MessageText text;

	private final NotificationSettings settings;

	private final Clock clock;

	Composer(Consents consents, Patients patients, Organisations organisations, Prescribing prescribing,
			Referrals referrals, CheckIns checkIns, MessageQueue queue, LetterWriter letters, MessageText text,
			NotificationSettings settings, Clock clock) {
		this.consents = consents;
		this.patients = patients;
		this.organisations = organisations;
		this.prescribing = prescribing;
		this.referrals = referrals;
		this.queue = queue;
		this.checkIns = checkIns;
		this.letters = letters;
		this.text = text;
		this.settings = settings;
		this.clock = clock;
	}

	Decision decide(Message message) {
		Optional<Patient> patient = this.patients.find(message.patient());
		Optional<ContactDetails> details = this.consents.contactDetails(message.patient());
		if (patient.isEmpty() || patient.get().registration() != Patient.Registration.REGISTERED) {
			return new Drop("patient-gone");
		}
		if (details.isEmpty() || !this.consents.permits(message.patient(), Purpose.CONTACT)) {
			return new Drop("not-permitted");
		}
		if (this.prescribing.prohibitsContact(message.patient())) {
			return new Drop("contact-prohibited");
		}
		if (message.template() == MessageTemplate.WITHDRAWN) {
			Optional<Decision> other = notice(message);
			if (other.isPresent()) {
				return other.get();
			}
		}
		else if (hasEnded(message)) {
			return new Drop("ended");
		}
		if (details.get().channel() == Channel.LETTER && message.template() != MessageTemplate.LINK) {
			// The first letter holds the dates; there is no more post.
			return new Drop("letter-only");
		}
		if (message.template() == MessageTemplate.CHECK_IN && this.checkIns.waiting(message.prescription()).isEmpty()) {
			// Answered in the night, before the text of the morning.
			return new Drop("answered");
		}
		if (message.template() == MessageTemplate.REMINDER) {
			Optional<Decision> other = reminder(message);
			if (other.isPresent()) {
				return other.get();
			}
		}
		Instant now = this.clock.instant();
		Instant next = QuietHours.next(now);
		if (this.settings.notification().quietHours() && next.isAfter(now)) {
			return new Wait("quiet-hours", next);
		}
		return new Send(write(message, patient.get(), details.get()));
	}

	/** Revoked, undone, or declined while this message was under way. */
	private boolean hasEnded(Message message) {
		return this.prescribing.find(message.prescription())
			.map(Prescription::status)
			.filter((status) -> status == Prescription.Status.REVOKED || status == Prescription.Status.ENTERED_IN_ERROR)
			.isPresent();
	}

	/** That it was taken back is told only to whoever was told of it. */
	private Optional<Decision> notice(Message message) {
		return switch (this.queue.told(message.prescription())) {
			case TOLD -> Optional.empty();
			case PERHAPS -> Optional.of(new Wait("link-under-way", this.clock.instant().plus(LINK_UNDER_WAY)));
			case NOT_TOLD -> Optional.of(new Drop("not-told"));
		};
	}

	/**
	 * The day that was asked for, else day 3 if unopened and day 7 if opened; none once
	 * joined.
	 */
	private Optional<Decision> reminder(Message message) {
		Optional<Referral> latest = this.referrals.latest(message.prescription());
		if (latest.isEmpty() || latest.get().joinedAt() != null) {
			return Optional.of(new Drop("not-needed"));
		}
		if (message.askedFor()) {
			return Optional.empty();
		}
		if (latest.get().step().isEnd()) {
			return Optional.of(new Drop("not-needed"));
		}
		Instant second = message.createdAt().plus(NOT_JOINED);
		// Whoever chose another community has opened the page, whatever came of this one.
		boolean opened = latest.get().attempt() > 1 || latest.get().step().compareTo(UptakeStep.OPENED) >= 0;
		return (opened && this.clock.instant().isBefore(second)) ? Optional.of(new Wait("opened", second))
				: Optional.empty();
	}

	private MessageCarrier.Envelope write(Message message, Patient patient, ContactDetails details) {
		String surgery = this.organisations.find(message.organisation()).map(Organisation::name).orElseThrow();
		String first = patient.name().first();
		MessageTemplate template = message.template();
		Locale language = MessageText.language(patient.language());
		if (!template.hasLink()) {
			return notice(message, language, first, surgery, details);
		}
		Link link = this.referrals.mintLink(message.prescription());
		String address = this.letters.address(link);
		return switch (details.channel()) {
			case TEXT -> envelope(message, language, Channel.TEXT, Objects.requireNonNull(details.mobile()), "",
					this.text.text(template, language, first, surgery, this.settings.base(), link.code()), address,
					link);
			case EMAIL -> envelope(message, language, Channel.EMAIL, Objects.requireNonNull(details.email()),
					this.text.subject(language, surgery), this.text.email(template, language, first, surgery, address),
					address, link);
			case LETTER -> envelope(message, language, Channel.LETTER, patient.name().full(), "",
					this.text.letter(this.letters.write(message.prescription(), message.organisation(),
							patient.language(), patient.name().full(), address, link.code())),
					address, link);
		};
	}

	private MessageCarrier.Envelope notice(Message message, Locale language, String first, String surgery,
			ContactDetails details) {
		MessageTemplate template = message.template();
		return switch (details.channel()) {
			case TEXT -> envelope(message, language, Channel.TEXT, Objects.requireNonNull(details.mobile()), "",
					this.text.text(template, language, first, surgery, this.settings.base(), ""), "", null);
			case EMAIL -> envelope(message, language, Channel.EMAIL, Objects.requireNonNull(details.email()),
					this.text.subject(language, surgery), this.text.email(template, language, first, surgery, ""), "",
					null);
			case LETTER -> throw new IllegalArgumentException("There is no more post");
		};
	}

	private static MessageCarrier.Envelope envelope(Message message, Locale language, Channel channel, String recipient,
			String subject, String text, String address, @Nullable Link link) {
		return new MessageCarrier.Envelope(message.reference(), message.template(), language, message.organisation(),
				message.patient(), channel, recipient, subject, text, address, link);
	}

	/** What is to be done with a message that is due. */
	sealed interface Decision {

	}

	/** It may go out now, with these words. */
	record Send(MessageCarrier.Envelope envelope) implements Decision {
	}

	/** Not before then. */
	record Wait(String why, Instant until) implements Decision {
	}

	/** Never. */
	record Drop(String why) implements Decision {
	}

}
