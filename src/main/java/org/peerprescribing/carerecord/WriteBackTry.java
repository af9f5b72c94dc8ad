package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.identity.AccessScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * One try to write one entry: begin, hand it to the carrier of its route, conclude. Only
 * the carrier leaves the process, and no transaction is open then.
 */
@Component
class WriteBackTry {

	private static final Logger log = LoggerFactory.getLogger(WriteBackTry.class);

	private static final AccessScope SCOPE = new AccessScope.OfBackground(WriteBackSteps.TASK);

	private final WriteBackSteps steps;

	private final Map<EntryRoute, EntryCarrier> carriers = new EnumMap<>(EntryRoute.class);

	private final RecordGates gates;

	WriteBackTry(WriteBackSteps steps, List<EntryCarrier> carriers, RecordGates gates) {
		this.steps = steps;
		carriers.forEach((carrier) -> this.carriers.put(carrier.route(), carrier));
		this.gates = gates;
	}

	/** How long to wait before the next try; empty where there is none. */
	Optional<Duration> run(UUID id) {
		try (RecordGates.Visit gate = this.gates.visit()) {
			return switch (SCOPE.call(() -> this.steps.begin(id, gate))) {
				case Attempt.Over over -> Optional.empty();
				case Attempt.Later later -> Optional.of(later.in());
				case Attempt.Begun begun -> {
					Delivery delivery = deliver(begun);
					gate.saw(delivery.answered());
					log.info("Entry {} try {}: {}", id, begun.row().attempts(), delivery.getClass().getSimpleName());
					yield SCOPE.call(() -> this.steps.conclude(begun, delivery));
				}
			};
		}
	}

	/** What is due and has no alarm clock. */
	List<UUID> forgotten() {
		return SCOPE.call(this.steps::forgotten);
	}

	private Delivery deliver(Attempt.Begun attempt) {
		try {
			return Objects.requireNonNull(this.carriers.get(attempt.route())).deliver(attempt);
		}
		catch (DataAccessException | TransactionException ex) {
			// The fault is ours and may pass: the lease runs out, then it is tried again.
			throw ex;
		}
		catch (RuntimeException ex) {
			log.error("Entry {} cannot be made", attempt.row().id(), ex);
			return new Delivery.Refused("cannot-be-made", null);
		}
	}

}
