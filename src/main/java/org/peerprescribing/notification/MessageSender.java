package org.peerprescribing.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Role;
import org.peerprescribing.notification.MessageQueue.Message;
import org.peerprescribing.notification.MessageQueue.MessageState;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one message: held in one transaction, handed over outside any, its outcome kept
 * in another and only while it is still held. A message of which nobody knows whether it
 * went out is looked up first.
 */
@Component
class MessageSender {

	/** After so many tries a person has to print the letter. */
	static final int MOST_TRIES = 8;

	/**
	 * A carrier that takes nothing now is asked for more than a day: its limits start
	 * anew at midnight.
	 */
	static final int MOST_REFUSALS = 36;

	private static final Logger log = LoggerFactory.getLogger(MessageSender.class);

	private static final Duration LEASE = Duration.ofMinutes(2);

	private static final AccessScope SCOPE = new AccessScope.OfBackground("notification-send");

	private final MessageQueue queue;

	private final Composer composer;

	private final DeliveryLog deliveries;

	private final MessageCarrier carrier;

	private final Referrals referrals;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final Clock clock;

	private final MessageMetrics metrics;

	private final TransactionTemplate transaction;

	MessageSender(MessageQueue queue, Composer composer, DeliveryLog deliveries, MessageCarrier carrier,
			Referrals referrals, Worklist worklist, AuditTrail audit, Clock clock, MessageMetrics metrics,
			PlatformTransactionManager transactions) {
		this.queue = queue;
		this.composer = composer;
		this.deliveries = deliveries;
		this.carrier = carrier;
		this.referrals = referrals;
		this.worklist = worklist;
		this.audit = audit;
		this.clock = clock;
		this.metrics = metrics;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Sends the message if it is due, permitted and not sent; else does nothing. */
	void send(UUID id) {
		SCOPE.run(() -> {
			Lease lease = this.transaction.execute((status) -> lease(id));
			if (lease != null) {
				Outcome outcome = carry(lease);
				this.transaction.executeWithoutResult((status) -> settle(lease, outcome));
			}
		});
	}

	/** Due messages without an alarm clock get one. */
	void wakeDue() {
		SCOPE.run(() -> this.transaction.executeWithoutResult((status) -> this.queue.wakeDue(200)));
	}

	private @Nullable Lease lease(UUID id) {
		this.queue.prescriptionOf(id).ifPresent(this.referrals::lockFirst);
		Optional<Message> found = this.queue.lockDue(id);
		if (found.isEmpty()) {
			return null;
		}
		Message message = found.get();
		Composer.Decision decision = this.composer.decide(message);
		switch (decision) {
			case Composer.Wait wait -> this.queue.decide(id, message.state(), wait.why(), wait.until());
			case Composer.Drop drop when message.state() == MessageState.PENDING ->
				this.queue.decide(id, MessageState.CANCELLED, drop.why(), this.clock.instant());
			// It may have gone out before: what is true is kept, and nothing is sent.
			case Composer.Drop drop -> {
				return hold(message, null);
			}
			case Composer.Send send -> {
				return hold(message, send.envelope());
			}
		}
		return null;
	}

	private Lease hold(Message message, MessageCarrier.@Nullable Envelope envelope) {
		UUID owner = UUID.randomUUID();
		this.queue.lease(message.id(), owner, LEASE);
		return new Lease(message, owner, envelope);
	}

	private Outcome carry(Lease lease) {
		MessageCarrier.Envelope envelope = lease.envelope();
		try {
			if (lease.message().state() != MessageState.PENDING
					&& this.carrier.hasAccepted(lease.message().reference())) {
				return Outcome.ACCEPTED;
			}
			if (envelope == null) {
				return Outcome.TAKEN_BACK;
			}
			return switch (this.carrier.send(envelope)) {
				case ACCEPTED -> Outcome.ACCEPTED;
				case DELIVERED -> Outcome.DELIVERED;
				case NOT_NOW -> Outcome.NOT_NOW;
				case TO_PRINT -> Outcome.TO_PRINT;
				case REFUSED -> Outcome.REFUSED;
			};
		}
		catch (RuntimeException ex) {
			// The kind of fault alone: its text may hold what was sent.
			log.warn("Message {}: the carrier failed with {}", lease.message().id(), ex.getClass().getSimpleName());
			return Outcome.UNKNOWN;
		}
	}

	private void settle(Lease lease, Outcome outcome) {
		Message message = lease.message();
		Instant now = this.clock.instant();
		int tries = message.attempts() + 1;
		MessageState state = switch (outcome) {
			case ACCEPTED, DELIVERED, TO_PRINT -> MessageState.DONE;
			case REFUSED -> MessageState.DEAD;
			case TAKEN_BACK -> MessageState.CANCELLED;
			case NOT_NOW -> (tries >= MOST_REFUSALS) ? MessageState.DEAD : MessageState.PENDING;
			case UNKNOWN -> (tries >= MOST_TRIES) ? MessageState.DEAD : MessageState.UNCERTAIN;
		};
		this.referrals.lockFirst(message.prescription());
		boolean again = state == MessageState.PENDING || state == MessageState.UNCERTAIN;
		if (!this.queue.settle(message.id(), lease.owner(), state,
				outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), again ? now.plus(rest(tries)) : now)) {
			return;
		}
		this.metrics.settled(message, state, now);
		if (outcome == Outcome.ACCEPTED || outcome == Outcome.DELIVERED) {
			delivered(message, outcome, now);
		}
		if (state == MessageState.DEAD || outcome == Outcome.TO_PRINT) {
			this.worklist.open(new NewWorkItem(WorkKind.PRINT_LETTER, message.organisation(), Role.CLINICIAN,
					message.patient().value(), message.prescription().value().toString(), Duration.ofDays(2)));
		}
	}

	/** 1, 2, 4 … minutes, at most an hour. */
	private static Duration rest(int tries) {
		return Duration.ofMinutes(Math.min(1L << Math.min(tries - 1, 6), 60));
	}

	private void delivered(Message message, Outcome outcome, Instant now) {
		this.deliveries.accepted(message.id(), Deliveries.SILENCE);
		this.audit.record("notification", message.organisation(),
				AuditedAct.done(AuditedAct.Action.EXECUTE, "send-" + message.template().key(),
						message.patient().value(), "Communication", message.id().toString()));
		if (message.template() == MessageTemplate.LINK) {
			this.referrals.recordDelivery(message.prescription(), UptakeStep.SENT, now);
			if (outcome == Outcome.DELIVERED) {
				this.referrals.recordDelivery(message.prescription(), UptakeStep.DELIVERED, now);
			}
		}
	}

	private enum Outcome {

		ACCEPTED, DELIVERED, NOT_NOW, TO_PRINT, REFUSED, TAKEN_BACK, UNKNOWN

	}

	/** What is held; without an envelope it is only looked up. */
	private record Lease(Message message, UUID owner, MessageCarrier.@Nullable Envelope envelope) {
	}

}
