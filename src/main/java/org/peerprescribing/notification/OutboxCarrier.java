package org.peerprescribing.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.Link;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The carrier of the sandbox: what lies in its table is the delivered message, as a text
 * would lie on a telephone.
 */
@Component
@ConditionalOnProperty(name = "peerprescribing.notification.carrier", havingValue = "outbox")
class OutboxCarrier implements MessageCarrier {

	private static final AccessScope SCOPE = new AccessScope.OfBackground("notification-outbox");

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	OutboxCarrier(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public Receipt send(Envelope envelope) {
		Link link = envelope.link();
		SCOPE.run(() -> this.transaction.executeWithoutResult((status) -> this.jdbc.sql("""
				insert into notification.outbox (id, organisation, patient, channel, recipient, subject, text, link,
				  code, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(envelope.reference(), envelope.organisation().value(), envelope.patient().value(),
					envelope.channel().name(), envelope.recipient(), envelope.subject(), envelope.text(),
					envelope.address(), (link != null) ? link.code() : "", Timestamp.from(this.clock.instant()))
			.update()));
		return Receipt.DELIVERED;
	}

	@Override
	public Optional<DeliveryStatus> find(UUID reference) {
		boolean kept = SCOPE.call(() -> Boolean.TRUE.equals(this.transaction
			.execute((status) -> this.jdbc.sql("select exists (select 1 from notification.outbox where id = ?)")
				.param(reference)
				.query(Boolean.class)
				.single())));
		return kept ? Optional.of(DeliveryStatus.DELIVERED) : Optional.empty();
	}

}
