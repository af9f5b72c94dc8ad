package org.peerprescribing.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AccessScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an operator watches: messages that are due, for how long, what became of those
 * that this replica tried, and how long a first message took from the issue until the
 * carrier had it. The database is asked every ten seconds at most.
 */
@Component
class MessageMetrics implements MeterBinder {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private static final AccessScope SCOPE = new AccessScope.OfBackground("notification-metrics");

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final Map<MessageQueue.MessageState, LongAdder> settled = new EnumMap<>(MessageQueue.MessageState.class);

	private final LongAdder links = new LongAdder();

	private final LongAdder millis = new LongAdder();

	private Due due = new Due(0, null);

	private Instant read = Instant.MIN;

	MessageMetrics(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		for (MessageQueue.MessageState state : MessageQueue.MessageState.values()) {
			this.settled.put(state, new LongAdder());
		}
	}

	/** A try has ended so; PENDING and UNCERTAIN will be tried again. */
	void settled(MessageQueue.Message message, MessageQueue.MessageState state, Instant at) {
		this.settled.getOrDefault(state, new LongAdder()).increment();
		if (state == MessageQueue.MessageState.DONE && message.template() == MessageTemplate.LINK) {
			this.links.increment();
			this.millis.add(Math.max(0, Duration.between(message.createdAt(), at).toMillis()));
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("peerprescribing.messages.waiting", this, (self) -> self.now().waiting())
			.description("Messages that are due and not sent")
			.register(registry);
		Gauge.builder("peerprescribing.messages.oldest.due.seconds", this, MessageMetrics::oldest)
			.description("For how long the oldest has been due")
			.register(registry);
		FunctionTimer
			.builder("peerprescribing.messages.to.send", this, (self) -> self.links.sum(), (self) -> self.millis.sum(),
					TimeUnit.MILLISECONDS)
			.description("From the issue until the carrier had the link, quiet hours included")
			.register(registry);
		this.settled.forEach(
				(state, count) -> FunctionCounter.builder("peerprescribing.messages", count, LongAdder::doubleValue)
					.tag("outcome", state.name().toLowerCase(java.util.Locale.ROOT))
					.description("Tries to send a message, by how they ended")
					.register(registry));
	}

	private double oldest() {
		return Optional.ofNullable(now().oldest())
			.map((oldest) -> (double) Math.max(0, Duration.between(oldest, this.clock.instant()).toSeconds()))
			.orElse(0.0);
	}

	private synchronized Due now() {
		Instant now = this.clock.instant();
		if (this.read.isBefore(now.minus(FRESH)) || this.read.isAfter(now)) {
			this.due = SCOPE.call(() -> this.transaction.execute((status) -> count(now)));
			this.read = now;
		}
		return this.due;
	}

	private Due count(Instant now) {
		return this.jdbc
			.sql("select count(*), min(not_before) from notification.message"
					+ " where state in ('PENDING', 'SENDING', 'UNCERTAIN') and not_before <= ?")
			.param(Timestamp.from(now))
			.query((row, n) -> {
				Timestamp oldest = row.getTimestamp(2);
				return new Due(row.getLong(1), (oldest != null) ? oldest.toInstant() : null);
			})
			.single();
	}

	private record Due(long waiting, @Nullable Instant oldest) {
	}

}
