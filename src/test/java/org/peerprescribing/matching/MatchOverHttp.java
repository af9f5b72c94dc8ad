package org.peerprescribing.matching;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.support.Actors;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole service with ten thousand communities, asked through
 * {@code POST /fhir/ServiceRequest/$match-communities} by eight clients in a process of
 * their own, on a PostgreSQL that waits for its disk. Prints one table. Targets: 95 of
 * 100 within 50 ms at 8 clients; 99 of 100 within 10 ms at 200 a second.
 */
final class MatchOverHttp {

	static final int CLIENTS = 8;

	static final int A_SECOND = 200;

	private static final int SUSPENSIONS = 7;

	private static final Duration GIVE_UP = Duration.ofSeconds(10);

	private MatchOverHttp() {
	}

	/** The only argument: how many seconds each of the two runs lasts. */
	public static void main(String[] arguments) {
		try {
			measure((arguments.length > 0) ? Integer.parseInt(arguments[0]) : 30);
			System.exit(0);
		}
		catch (Exception ex) {
			ex.printStackTrace();
			System.exit(1);
		}
	}

	private static void measure(int seconds) throws Exception {
		try (MeasuredService service = MeasuredService.start(GeneratedDirectory.realistic(7))) {
			List<String> bodies = MatchBodies.of(GeneratedDirectory.questions(11, 1000, null), service.patients());
			// Says at once where nothing can be measured; then warm.
			MatchClients.first(service, service.port(), plain(service));
			run(service, bodies, 0, seconds);
			List<String> lines = new ArrayList<>();
			lines.add(
					"| run | calls | rate /s | p50 ms | p95 ms | p99 ms | worst ms | CPU ms a call: service | database "
							+ "| clients | statements a call | refused |");
			lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
			lines.add(run(service, bodies, 0, seconds));
			lines.add(run(service, bodies, A_SECOND, seconds));
			lines.add("");
			lines.add("Suspended on one replica, no longer proposed over HTTP after ms: " + suspensions(service));
			System.out.println();
			lines.forEach(System.out::println);
		}
	}

	/**
	 * @param aSecond offered whatever comes back; 0 for as fast as it answers
	 */
	private static String run(MeasuredService service, List<String> bodies, int aSecond, int seconds)
			throws IOException, InterruptedException {
		MeasuredService.Used before = service.used();
		MatchClients.Result result = MatchClients.inTheirOwnProcess(service, bodies, aSecond, seconds);
		MeasuredService.Used used = service.used().since(before);
		int calls = result.calls();
		return String.format(Locale.ROOT,
				"| %s | %d | %.0f | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f | %.2f | %.1f | %d |",
				(aSecond == 0) ? CLIENTS + " clients" : aSecond + " a second", calls, result.rate(), result.p50(),
				result.p95(), result.p99(), result.worst(), used.serviceMillis() / calls, used.databaseMillis() / calls,
				result.cpuMillis() / calls, (double) used.statements() / calls, result.refused());
	}

	/** As a patient's clinician would see it, at the replica and at another one. */
	private static String suspensions(MeasuredService service) throws Exception {
		List<Long> here = new ArrayList<>();
		List<Long> there = new ArrayList<>();
		try (ConfigurableApplicationContext other = service.another()) {
			String body = plain(service);
			for (int i = 0; i < SUSPENSIONS; i++) {
				CommunityId first = MatchClients.first(service, service.port(), body);
				MatchClients.first(service, MeasuredService.port(other), body);
				long suspended = System.nanoTime();
				service.context().getBean(CommunityLifecycle.class).suspend(first, "Test", Actors.curator());
				here.add(goneAfter(service, service.port(), body, first, suspended));
				there.add(goneAfter(service, MeasuredService.port(other), body, first, suspended));
			}
		}
		return "same replica " + here + ", median " + median(here) + "; other replica " + there + ", median "
				+ median(there);
	}

	private static long goneAfter(MeasuredService service, int port, String body, CommunityId first, long suspended)
			throws Exception {
		while (MatchClients.first(service, port, body).equals(first)) {
			if (System.nanoTime() - suspended > GIVE_UP.toNanos()) {
				throw new IllegalStateException("Still proposed: " + first);
			}
		}
		return Duration.ofNanos(System.nanoTime() - suspended).toMillis();
	}

	private static String plain(MeasuredService service) {
		return MatchBodies.of(List.of(Invented.Asked.plain()), service.patients()).getFirst();
	}

	private static long median(List<Long> values) {
		List<Long> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

}
