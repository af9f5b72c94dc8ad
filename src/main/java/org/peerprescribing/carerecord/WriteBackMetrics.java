package org.peerprescribing.carerecord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * What an operator watches: entries that wait, entries that were given up, and the age of
 * the oldest that waits, in seconds. The database is asked every ten seconds at most.
 */
@Component
class WriteBackMetrics implements MeterBinder {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private final RecordOperations operations;

	private final Clock clock;

	private List<Backlog> backlogs = List.of();

	private Instant read = Instant.MIN;

	WriteBackMetrics(RecordOperations operations, Clock clock) {
		this.operations = operations;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "peerprescribing.record.entries.waiting", "Entries not yet in a care record",
				(all) -> all.stream().mapToLong(Backlog::waiting).sum());
		gauge(registry, "peerprescribing.record.entries.dead", "Entries given up: a person has to look",
				(all) -> all.stream().mapToLong(Backlog::dead).sum());
		gauge(registry, "peerprescribing.record.entries.to.file", "Entries that wait to be printed and filed",
				(all) -> all.stream().mapToLong(Backlog::toFile).sum());
		gauge(registry, "peerprescribing.record.entries.held.back", "Entries that a practice does not let be written",
				(all) -> all.stream().mapToLong(Backlog::heldBack).sum());
		gauge(registry, "peerprescribing.record.oldest.waiting.seconds", "Age of the oldest entry that waits",
				this::oldest);
	}

	private double oldest(List<Backlog> all) {
		Instant now = this.clock.instant();
		return all.stream()
			.map(Backlog::oldest)
			.filter(Objects::nonNull)
			.mapToLong((oldest) -> Duration.between(oldest, now).toSeconds())
			.max()
			.orElse(0);
	}

	private void gauge(MeterRegistry registry, String name, String says, ToDoubleFunction<List<Backlog>> value) {
		Gauge.builder(name, this, (self) -> value.applyAsDouble(self.now())).description(says).register(registry);
	}

	private synchronized List<Backlog> now() {
		Instant now = this.clock.instant();
		if (this.read.isBefore(now.minus(FRESH)) || this.read.isAfter(now)) {
			this.backlogs = this.operations.backlogs();
			this.read = now;
		}
		return this.backlogs;
	}

}
