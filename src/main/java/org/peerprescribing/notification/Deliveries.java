package org.peerprescribing.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Role;
import org.peerprescribing.notification.DeliveryLog.Sent;
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
 * What follows from what the carrier says of a message that it has accepted. Hearing it
 * twice, or late, changes nothing. Where the carrier is silent it is asked.
 */
@Component
class Deliveries {

	/** The carrier is asked after so long a silence. */
	static final Duration SILENCE = Duration.ofHours(24);

	/**
	 * The carrier itself has tried for up to three days: once more, at another time of
	 * day.
	 */
	static final Duration AFTER_TEMPORARY = Duration.ofHours(4);

	private static final int MOST_AFTER_TEMPORARY = 1;

	private static final Duration AFTER_TECHNICAL = Duration.ofMinutes(15);

	private static final int MOST_AFTER_TECHNICAL = 3;

	/** GOV.UK Notify keeps a message for seven days unless a service asks for less. */
	private static final Duration FORGOTTEN = Duration.ofDays(6);

	private static final Duration AFTER_OUTAGE = Duration.ofHours(1);

	private static final int BATCH = 100;

	private static final AccessScope SCOPE = new AccessScope.OfBackground("notification-delivery");

	private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

	private final DeliveryLog deliveries;

	private final MessageCarrier carrier;

	private final Referrals referrals;

	private final Worklist worklist;

	private final Clock clock;

	private final TransactionTemplate transaction;

	Deliveries(DeliveryLog deliveries, MessageCarrier carrier, Referrals referrals, Worklist worklist, Clock clock,
			PlatformTransactionManager transactions) {
		this.deliveries = deliveries;
		this.carrier = carrier;
		this.referrals = referrals;
		this.worklist = worklist;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * The carrier says so; a reference that belongs to no present sending is nobody's.
	 */
	void hear(UUID reference, DeliveryStatus status) {
		SCOPE.run(() -> this.transaction.executeWithoutResult((tx) -> {
			this.deliveries.prescriptionOf(reference).ifPresent(this.referrals::lockFirst);
			this.deliveries.lock(reference).ifPresent((sent) -> hear(sent, status));
		}));
	}

	/** Asks the carrier for what it has not said by itself. */
	void lookUp() {
		List<UUID> due = SCOPE.call(() -> Objects
			.requireNonNull(this.transaction.execute((tx) -> this.deliveries.dueForLookUp(SILENCE, FORGOTTEN, BATCH))));
		for (int i = 0; i < due.size(); i++) {
			UUID reference = due.get(i);
			try {
				this.carrier.find(reference).ifPresent((status) -> hear(reference, status));
			}
			catch (MessageCarrier.UnknownOutcomeException ex) {
				log.warn("delivery-not-looked-up left={}", due.size() - i);
				List<UUID> left = due.subList(i, due.size());
				SCOPE.run(() -> this.transaction
					.executeWithoutResult((tx) -> this.deliveries.lookUpIn(AFTER_OUTAGE, left)));
				return;
			}
		}
	}

	private void hear(Sent sent, DeliveryStatus status) {
		if (!status.mayFollow(sent.delivery())) {
			return;
		}
		switch (status) {
			case DELIVERED -> arrived(sent);
			case TEMPORARY_FAILURE -> again(sent, status, MOST_AFTER_TEMPORARY, AFTER_TEMPORARY);
			case TECHNICAL_FAILURE -> again(sent, status, MOST_AFTER_TECHNICAL, AFTER_TECHNICAL);
			case PERMANENT_FAILURE -> giveUp(sent);
			case SENT -> {
				// No news.
			}
		}
	}

	private void arrived(Sent sent) {
		this.deliveries.note(sent.id(), DeliveryStatus.DELIVERED, settled(sent, MessageState.DONE));
		if (sent.template() == MessageTemplate.LINK) {
			this.referrals.recordDelivery(sent.prescription(), UptakeStep.DELIVERED, this.clock.instant());
		}
	}

	private void again(Sent sent, DeliveryStatus status, int most, Duration after) {
		if (sent.state() == MessageState.CANCELLED) {
			this.deliveries.note(sent.id(), status, null);
		}
		else if (sent.resent() < most) {
			this.deliveries.sendAnew(sent.id(), status, after);
		}
		else {
			giveUp(sent);
		}
	}

	private void giveUp(Sent sent) {
		this.deliveries.note(sent.id(), DeliveryStatus.PERMANENT_FAILURE, settled(sent, MessageState.DEAD));
		if (sent.state() != MessageState.CANCELLED) {
			this.worklist.open(new NewWorkItem(WorkKind.PRINT_LETTER, sent.organisation(), Role.CLINICIAN,
					sent.patient().value(), sent.prescription().value().toString(), Duration.ofDays(2)));
		}
	}

	/**
	 * What was taken back stays taken back, and whoever is handing it over keeps it where
	 * that agrees with what was said.
	 */
	private static @Nullable MessageState settled(Sent sent, MessageState to) {
		boolean leave = sent.state() == MessageState.CANCELLED
				|| (sent.state() == MessageState.SENDING && to == MessageState.DONE);
		return leave ? null : to;
	}

}
