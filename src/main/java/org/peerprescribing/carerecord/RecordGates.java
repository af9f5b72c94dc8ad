package org.peerprescribing.carerecord;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * One gate before each record system, on this replica: so many tries at once and no more,
 * and none while it has been failing. So one record system that hangs or is down takes
 * neither the threads nor the time of another, and one that comes back is not met by all
 * that has waited at once.
 */
@Component
class RecordGates {

	/** Of the last ten answers, five at least. */
	private static final int LOOKS_AT = 10;

	private static final int FROM = 5;

	private static final float HALF = 50;

	/** How many try first whether it is there again. */
	private static final int SCOUTS = 2;

	private final CareRecordSettings settings;

	private final CircuitBreakerRegistry breakers;

	private final BulkheadRegistry bulkheads;

	RecordGates(CareRecordSettings settings) {
		this.settings = settings;
		this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowSize(LOOKS_AT)
			.minimumNumberOfCalls(FROM)
			.failureRateThreshold(HALF)
			.slowCallDurationThreshold(settings.writeTimeout())
			.waitDurationInOpenState(settings.rest())
			.permittedNumberOfCallsInHalfOpenState(SCOUTS)
			.build());
		this.bulkheads = BulkheadRegistry
			.of(BulkheadConfig.custom().maxConcurrentCalls(settings.atOnce()).maxWaitDuration(Duration.ZERO).build());
	}

	/** To be closed, whatever happens; free until it has entered. */
	Visit visit() {
		return new Visit();
	}

	/** One coming and going. */
	final class Visit implements AutoCloseable {

		private @Nullable Bulkhead bulkhead;

		private @Nullable CircuitBreaker breaker;

		private long since;

		/**
		 * Null where it may go in; else how long to stay away. Those who are kept away
		 * come back one after another.
		 */
		@Nullable Duration enter(URI base) {
			Bulkhead full = RecordGates.this.bulkheads.bulkhead(base.toString());
			if (!full.tryAcquirePermission()) {
				return between(RecordGates.this.settings.retryFirst().dividedBy(30),
						RecordGates.this.settings.retryFirst().dividedBy(10));
			}
			CircuitBreaker failing = RecordGates.this.breakers.circuitBreaker(base.toString());
			if (!failing.tryAcquirePermission()) {
				full.onComplete();
				Duration rest = RecordGates.this.settings.rest();
				return between(rest, rest.multipliedBy(10));
			}
			this.bulkhead = full;
			entered(failing);
			return null;
		}

		/**
		 * For a question of somebody who waits: refused only where nobody would answer.
		 */
		boolean ask(URI base) {
			CircuitBreaker failing = RecordGates.this.breakers.circuitBreaker(base.toString());
			if (!failing.tryAcquirePermission()) {
				return false;
			}
			entered(failing);
			return true;
		}

		/** What came of it; without it the visit counts neither way. */
		void saw(boolean answered) {
			CircuitBreaker entered = this.breaker;
			if (entered == null) {
				return;
			}
			this.breaker = null;
			long took = entered.getCurrentTimestamp() - this.since;
			if (answered) {
				entered.onSuccess(took, entered.getTimestampUnit());
			}
			else {
				entered.onError(took, entered.getTimestampUnit(), new NoAnswer());
			}
		}

		@Override
		public void close() {
			if (this.breaker != null) {
				this.breaker.releasePermission();
				this.breaker = null;
			}
			if (this.bulkhead != null) {
				this.bulkhead.onComplete();
				this.bulkhead = null;
			}
		}

		private void entered(CircuitBreaker through) {
			this.breaker = through;
			this.since = through.getCurrentTimestamp();
		}

		private static Duration between(Duration least, Duration most) {
			return Duration.ofNanos(RandomGenerator.getDefault()
				.nextLong(least.toNanos(),
						Math.max(most.toNanos(), least.toNanos() + TimeUnit.MILLISECONDS.toNanos(1))));
		}

	}

	/** Counted, never thrown. */
	private static final class NoAnswer extends Exception {

		private static final long serialVersionUID = 1L;

		NoAnswer() {
			super("No answer", null, false, false);
		}

	}

}
