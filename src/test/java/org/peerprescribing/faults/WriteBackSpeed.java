package org.peerprescribing.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One instance of the service with the settings of a site, two practices, and a record
 * system for each in processes of their own; one of them falls silent and comes back.
 * Prints a table. Targets: 50 entries a second; issuing as fast beside a silent record
 * system as without (p95 within 10 %); no entry of the other practice later by more than
 * a second; 10,000 that waited drain while new ones go on.
 */
final class WriteBackSpeed {

	private static final int A_SECOND = 10;

	private static final int SECONDS = 30;

	private WriteBackSpeed() {
	}

	/** Arguments: how many entries are measured at full speed, and how many wait. */
	public static void main(String[] arguments) {
		try {
			measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
			System.exit(0);
		}
		catch (Exception ex) {
			ex.printStackTrace();
			System.exit(1);
		}
	}

	private static void measure(int atFullSpeed, int backlog) throws Exception {
		List<String> table = new ArrayList<>(
				List.of("| what | how many | p50 ms | p95 ms | worst ms |", "|---|---|---|---|---|"));
		try (Database database = new Database();
				RecordServer alive = new RecordServer("record-alive");
				RecordServer silent = new RecordServer("record-silent");
				FaultyProxy wire = new FaultyProxy(silent.address, 1, Duration.ofMinutes(2));
				ConfigurableApplicationContext service = start(database, alive.address, wire.base())) {
			MeasuredPractice ours = new MeasuredPractice(service, database, new RecordSystem(alive.address),
					Actors.WILLOW_BANK);
			MeasuredPractice theirs = new MeasuredPractice(service, database, new RecordSystem(silent.address),
					Actors.HARBOUR_STREET);
			ours.issue(300);
			ours.drained(Duration.ofMinutes(2));

			Scheduler scheduler = service.getBean(Scheduler.class);
			scheduler.pause();
			ours.issue(atFullSpeed);
			scheduler.resume();
			double seconds = ours.drained(Duration.ofMinutes(10));
			String rate = String.format(Locale.ROOT, "%d entries written in %.1f s: %.0f a second", atFullSpeed,
					seconds, atFullSpeed / seconds);

			List<Double> before = steadily(ours, "both answer", table);
			wire.spoil(List.of(NetworkFault.REQUEST_LATE), 4);
			theirs.issue(backlog);
			List<Double> beside = steadily(ours, "the other is silent, " + backlog + " wait", table);
			wire.heal();
			long back = System.nanoTime();
			while (theirs.waiting() > backlog / 20) {
				steadily(ours, "the other drains, " + theirs.waiting() + " left", table);
			}
			theirs.drained(Duration.ofMinutes(20));
			double drained = (System.nanoTime() - back) / 1e9;
			List<Double> after = steadily(ours, "both answer again", table);

			System.out.println();
			table.forEach(System.out::println);
			System.out.println();
			System.out.println(rate);
			System.out.printf(Locale.ROOT, "%d that waited drained in %.0f s: %.0f a second; %s%n", backlog, drained,
					backlog / drained, theirs.states());
			double without = MeasuredPractice.mean(MeasuredPractice.percentile(before, 0.95),
					MeasuredPractice.percentile(after, 0.95));
			System.out.printf(Locale.ROOT, "issuing beside a silent record system, p95: %.2f of that without%n",
					MeasuredPractice.percentile(beside, 0.95) / without);
		}
	}

	/** Issues at a steady pace and adds how long that took, and until it was written. */
	private static List<Double> steadily(MeasuredPractice practice, String when, List<String> table) {
		List<Double> issuing = practice.issueSteadily(A_SECOND, SECONDS);
		practice.drained(Duration.ofMinutes(5));
		table.add(MeasuredPractice.line("issuing; " + when, issuing));
		table.add(MeasuredPractice.line("until written; " + when, practice.delays(issuing.size())));
		return issuing;
	}

	private static ConfigurableApplicationContext start(Database database, URI ours, URI theirs) {
		Map<String, String> settings = new LinkedHashMap<>(TestProperties.site());
		settings.put("server.port", "0");
		settings.put("spring.main.register-shutdown-hook", "false");
		settings.put("spring.datasource.url", database.url());
		settings.put("spring.datasource.username", PostgresForTests.RUN);
		settings.put("spring.datasource.password", PostgresForTests.PASSWORD);
		settings.put("spring.flyway.url", database.url());
		settings.put("spring.flyway.user", PostgresForTests.OWNER);
		settings.put("spring.flyway.password", PostgresForTests.PASSWORD);
		settings.put("peerprescribing.links.checked", "false");
		List<URI> records = List.of(ours, theirs);
		List<String> practices = List.of(Actors.WILLOW_BANK.value(), Actors.HARBOUR_STREET.value());
		for (int n = 0; n < records.size(); n++) {
			settings.put("peerprescribing.carerecord.endpoints[" + n + "].practice", practices.get(n));
			settings.put("peerprescribing.carerecord.endpoints[" + n + "].base", records.get(n).toString());
		}
		return SpringApplication.run(PeerPrescribingApplication.class,
				settings.entrySet()
					.stream()
					.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
					.toArray(String[]::new));
	}

	/** The small record system in a process of its own. */
	private static final class RecordServer implements AutoCloseable {

		private final URI address;

		private final ChildJvm process;

		RecordServer(String name) {
			int port = ChildJvm.freePort();
			this.address = URI.create("http://localhost:" + port + "/fhir");
			this.process = new ChildJvm(name, "1g", RecordServerMain.class, Collections.singletonList("" + port));
			this.process.start();
			this.process.awaitReady(URI.create(this.address + "/Patient?identifier=none"));
		}

		@Override
		public void close() {
			this.process.close();
		}

	}

}
