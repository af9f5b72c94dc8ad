package org.peerprescribing.directory.fhir.terminology;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.peerprescribing.directory.Terminology;
import org.peerprescribing.shared.SnomedConcept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks about several codes at once, and waits for all of them together no longer than its
 * patience. What was answered is remembered for a day, also that a code is unknown there;
 * what was not is asked again, unless the server keeps failing: then it is left alone for
 * a while. The log names reasons, never a code.
 */
final class TerminologyServer implements Terminology {

	static final Duration REMEMBERED = Duration.ofDays(1);

	/** New codes of one question; the next question asks about those left over. */
	static final int MOST_CODES = 16;

	/** Calls at once on this replica. */
	private static final int AT_ONCE = 32;

	/** Concepts in memory, whatever the codes they belong to: some ten megabytes. */
	private static final long MOST_REMEMBERED = 100_000;

	private static final String LEFT_ALONE = "left-alone";

	private static final Logger log = LoggerFactory.getLogger(TerminologyServer.class);

	private final Expansions expansions;

	private final Duration patience;

	private final Cache<SnomedConcept, Set<SnomedConcept>> known;

	private final Semaphore calls = new Semaphore(AT_ONCE);

	private final CircuitBreaker breaker = breaker();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	/**
	 * @param patience for all calls of one question together
	 * @param age by which answers grow old
	 */
	TerminologyServer(Expansions expansions, Duration patience, Ticker age) {
		this.expansions = expansions;
		this.patience = patience;
		this.known = Caffeine.newBuilder()
			.maximumWeight(MOST_REMEMBERED)
			.weigher((SnomedConcept code, Set<SnomedConcept> above) -> 1 + above.size())
			.expireAfterWrite(REMEMBERED)
			.ticker(age)
			.build();
	}

	@Override
	public Map<SnomedConcept, Set<SnomedConcept>> above(Set<SnomedConcept> codes) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("A terminology server is never called inside a transaction");
		}
		long until = System.nanoTime() + this.patience.toNanos();
		Map<SnomedConcept, Set<SnomedConcept>> above = new HashMap<>(this.known.getAllPresent(codes));
		Map<SnomedConcept, Future<Set<SnomedConcept>>> asked = new LinkedHashMap<>();
		codes.stream()
			.filter((code) -> !above.containsKey(code))
			.limit(MOST_CODES)
			.forEach((code) -> asked.put(code, this.threads.submit(() -> ask(code))));
		Set<String> unanswered = new TreeSet<>();
		asked.forEach((code, answer) -> {
			try {
				above.put(code, await(answer, until));
			}
			catch (Unanswered ex) {
				unanswered.add(ex.why());
			}
		});
		// That it is left alone was said once, when that began.
		unanswered.remove(LEFT_ALONE);
		if (!unanswered.isEmpty()) {
			log.warn("terminology-unanswered why={}", unanswered);
		}
		return above;
	}

	private Set<SnomedConcept> ask(SnomedConcept code) throws Unanswered, InterruptedException {
		if (!this.calls.tryAcquire()) {
			throw new Unanswered("busy", true);
		}
		try {
			if (!this.breaker.tryAcquirePermission()) {
				throw new Unanswered(LEFT_ALONE, true);
			}
			return counted(code);
		}
		finally {
			this.calls.release();
		}
	}

	private Set<SnomedConcept> counted(SnomedConcept code) throws Unanswered, InterruptedException {
		long since = System.nanoTime();
		boolean works = false;
		try {
			Set<SnomedConcept> above = this.expansions.above(code);
			this.known.put(code, above);
			works = true;
			return above;
		}
		catch (Unanswered ex) {
			works = ex.works();
			throw ex;
		}
		finally {
			long took = System.nanoTime() - since;
			if (works) {
				this.breaker.onSuccess(took, TimeUnit.NANOSECONDS);
			}
			else {
				this.breaker.onError(took, TimeUnit.NANOSECONDS, new Unanswered("failed", false));
			}
		}
	}

	private static Set<SnomedConcept> await(Future<Set<SnomedConcept>> answer, long until) throws Unanswered {
		try {
			return answer.get(Math.max(until - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw new Unanswered("slow", false);
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw new Unanswered("interrupted", true);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Unanswered why) ? why : new Unanswered("fault", false);
		}
	}

	/** Open after half of ten calls failed, five at least. */
	private static CircuitBreaker breaker() {
		CircuitBreaker breaker = CircuitBreaker.of("terminology",
				CircuitBreakerConfig.custom()
					.slidingWindowSize(10)
					.minimumNumberOfCalls(5)
					.failureRateThreshold(50)
					.permittedNumberOfCallsInHalfOpenState(2)
					.waitDurationInOpenState(Duration.ofSeconds(30))
					.build());
		breaker.getEventPublisher()
			.onStateTransition(
					(event) -> log.warn("terminology-server is={}", event.getStateTransition().getToState()));
		return breaker;
	}

}
