package org.peerprescribing.notification;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.peerprescribing.consent.Channel;
import org.peerprescribing.shared.WallTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.gov.service.notify.Notification;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Sends texts and e-mails through GOV.UK Notify. A template there is nothing but one
 * field, so that the words stay in this service. Neither a number nor a text is logged:
 * of a refusal only its status, of a fault only its kind.
 */
@Component
@ConditionalOnProperty(name = "peerprescribing.notification.carrier", havingValue = "notify")
class NotifyCarrier implements MessageCarrier {

	private static final Logger log = LoggerFactory.getLogger(NotifyCarrier.class);

	private final NotificationClient client;

	private final NotifySettings settings;

	private final SendingRate rate;

	@Autowired
	NotifyCarrier(NotificationSettings settings) {
		this(Objects.requireNonNull(settings.notification().govukNotify()));
	}

	NotifyCarrier(NotifySettings settings) {
		PostOnce.set();
		this.client = new NotificationClient(settings.apiKey(), settings.baseAddress().toString());
		this.settings = settings;
		this.rate = new SendingRate(settings.perMinute(), WallTime.clock());
	}

	@Override
	public Receipt send(Envelope envelope) {
		if (envelope.channel() == Channel.LETTER) {
			return Receipt.TO_PRINT;
		}
		if (!this.rate.take()) {
			return Receipt.NOT_NOW;
		}
		String template = this.settings.templates().id(envelope.template(), envelope.language(), envelope.channel());
		String reference = envelope.reference().toString();
		try {
			return within(() -> {
				if (envelope.channel() == Channel.TEXT) {
					this.client.sendSms(template, envelope.recipient(), Map.of("message", envelope.text()), reference);
				}
				else {
					this.client.sendEmail(template, envelope.recipient(),
							Map.of("subject", envelope.subject(), "message", envelope.text()), reference);
				}
				return Receipt.ACCEPTED;
			});
		}
		catch (NotificationClientException ex) {
			return refusal(ex.getHttpResult(), envelope.reference());
		}
	}

	@Override
	public Optional<DeliveryStatus> find(UUID reference) {
		try {
			return within(() -> this.client.getNotifications(null, null, reference.toString(), null)
				.getNotifications()
				.stream()
				.map(Notification::getStatus)
				.map(DeliveryStatus::of)
				.findFirst());
		}
		catch (NotificationClientException ex) {
			throw new UnknownOutcomeException("status " + ex.getHttpResult());
		}
	}

	/**
	 * 400 says that this message will never be taken, 403 and 429 that it was not taken
	 * now; after anything else nobody knows. By the status alone: Notify may change its
	 * words.
	 */
	private static Receipt refusal(int status, UUID reference) {
		log.warn("notify-refused status={} reference={}", status, reference);
		return switch (status) {
			case 400 -> Receipt.REFUSED;
			case 403, 429 -> Receipt.NOT_NOW;
			default -> throw new UnknownOutcomeException("status " + status);
		};
	}

	/**
	 * The client knows no timeout. A call runs on a thread of its own, and is broken off:
	 * the interrupt closes its connection.
	 */
	private <T> T within(Callable<T> call) throws NotificationClientException {
		FutureTask<T> task = new FutureTask<>(call);
		Thread.ofVirtual().name("notify-call").start(task);
		try {
			return task.get(this.settings.patience().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			task.cancel(true);
			throw new UnknownOutcomeException("no answer in time");
		}
		catch (InterruptedException ex) {
			task.cancel(true);
			Thread.currentThread().interrupt();
			throw new UnknownOutcomeException("interrupted");
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof NotificationClientException refused) {
				throw refused;
			}
			throw new UnknownOutcomeException("unreadable answer");
		}
	}

}
