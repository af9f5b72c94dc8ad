package org.peerprescribing.directory.links;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.time.Clock;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round: leases what is due, checks it outside any transaction, several hosts at
 * once, asks whether the round tells anything, and keeps what came of it.
 */
class LinkRounds {

	private static final Logger log = LoggerFactory.getLogger(LinkRounds.class);

	/** Hosts asked at once. */
	private static final int AT_ONCE = 8;

	private static final int FEWEST_CONTROLS = 5;

	private final LinkSteps steps;

	private final LinkChecker checker;

	private final Duration pause;

	private final Clock clock;

	LinkRounds(LinkSteps steps, LinkChecker checker, Duration pause, Clock clock) {
		this.steps = steps;
		this.checker = checker;
		this.pause = pause;
		this.clock = clock;
	}

	/** Returns how many addresses were checked, void or not. */
	int run() {
		List<Due> round = this.steps.begin();
		if (round.isEmpty()) {
			return 0;
		}
		HostPace pace = new HostPace(this.pause);
		Map<Due, Finding> found = atOnce(round,
				(due) -> this.checker.check(due.address(), due.state().waitedForRobots(this.clock.instant()), pace));
		RoundVerdict verdict = verdict(found, pace);
		this.steps.keepRound(verdict);
		if (verdict.isVoid()) {
			log.warn("link-round-void hosts={} without-answer={}: our own network seems to be down, nothing is counted",
					verdict.hosts(), verdict.withoutAnswer());
			this.steps.postpone(round);
			return round.size();
		}
		for (Due due : round) {
			Optional.ofNullable(found.get(due))
				.ifPresentOrElse((finding) -> this.steps.conclude(due, finding),
						() -> this.steps.postpone(List.of(due)));
		}
		return round.size();
	}

	/**
	 * The hosts of the round, and as soon as one is silent at least as many others that
	 * were well lately: so a few dead communities do not look like a network that is
	 * down.
	 */
	private RoundVerdict verdict(Map<Due, Finding> found, HostPace pace) {
		Set<String> answering = new HashSet<>();
		Set<String> silent = new HashSet<>();
		found.forEach((due, finding) -> (finding.cause().answered() ? answering : silent).add(host(due.address())));
		silent.removeAll(answering);
		if (silent.isEmpty()) {
			return new RoundVerdict(answering.size(), 0);
		}
		Set<String> asked = new HashSet<>(answering);
		asked.addAll(silent);
		Map<String, String> controls = this.steps.controls(LinkSteps.MOST * 3)
			.stream()
			.filter((address) -> !asked.contains(host(address)))
			.collect(Collectors.toMap(LinkRounds::host, (address) -> address, (one, other) -> one));
		List<String> chosen = controls.values().stream().limit(Math.max(FEWEST_CONTROLS, silent.size())).toList();
		atOnce(chosen, (address) -> this.checker.answers(address, pace))
			.forEach((address, answers) -> (answers ? answering : silent).add(host(address)));
		return new RoundVerdict(answering.size() + silent.size(), silent.size());
	}

	/** What fails by a fault of ours is missing from the result. */
	private static <T, R> Map<T, R> atOnce(Collection<T> all, Check<T, R> check) {
		Map<T, R> results = new HashMap<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
				Thread.ofVirtual().name("link-round-", 0).factory())) {
			Map<T, Future<R>> coming = new HashMap<>();
			all.forEach((one) -> coming.put(one, threads.submit((Callable<R>) () -> check.of(one))));
			coming.forEach((one, result) -> {
				try {
					results.put(one, result.get());
				}
				catch (ExecutionException ex) {
					log.error("link-check-failed", ex);
				}
				catch (InterruptedException ex) {
					threads.shutdownNow();
					Thread.currentThread().interrupt();
				}
			});
		}
		return results;
	}

	private static String host(String address) {
		return String.valueOf(URI.create(address).getHost());
	}

	/** What is done for each. */
	private interface Check<T, R> {

		R of(T one);

	}

}
