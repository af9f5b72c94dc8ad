package org.peerprescribing.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.MovableClock;

import org.springframework.context.ApplicationContext;

/** A practice that issues prescriptions, and how long that and what follows takes. */
final class MeasuredPractice {

	private final Database database;

	private final RecordSystem record;

	private final HarnessCommands commands;

	private final String code;

	MeasuredPractice(ApplicationContext service, Database database, RecordSystem record, OdsCode code) {
		this.database = database;
		this.record = record;
		this.commands = new HarnessCommands(service, new MovableClock(), code);
		this.code = code.value();
		this.commands.carryOut("prepare", Map.of());
	}

	/** So many as fast as they go, four at a time. */
	void issue(int count) {
		try (ExecutorService people = Executors.newFixedThreadPool(4)) {
			List<Future<Double>> all = new ArrayList<>();
			for (int n = 0; n < count; n++) {
				all.add(people.submit(this::issueOne));
			}
			for (Future<Double> one : all) {
				one.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * So many a second, one after another; milliseconds that each took to sign and issue.
	 */
	List<Double> issueSteadily(int aSecond, int seconds) {
		List<Double> took = new ArrayList<>();
		long began = System.nanoTime();
		for (int n = 0; n < aSecond * seconds; n++) {
			long due = began + n * 1_000_000_000L / aSecond;
			while (System.nanoTime() < due) {
				java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
			}
			took.add(issueOne());
		}
		return took;
	}

	private double issueOne() {
		String nhsNumber = Prescriber.nhsNumber();
		this.record.add(nhsNumber);
		String patient = this.commands.carryOut("register", Map.of("nhs", nhsNumber));
		String[] match = this.commands.carryOut("match", Map.of()).split(" ");
		long began = System.nanoTime();
		String prescription = this.commands.carryOut("sign", Map.of("key", UUID.randomUUID().toString(), "patient",
				patient, "run", match[0], "community", match[1]));
		this.commands.carryOut("issue", Map.of("prescription", prescription));
		return (System.nanoTime() - began) / 1e6;
	}

	/** Entries that are not in the record yet. */
	int waiting() {
		return Integer.parseInt(
				this.database
					.ask("select count(*) from carerecord.write_back where organisation = '" + this.code
							+ "' and state in ('PENDING', 'SENDING', 'UNCERTAIN')")
					.getFirst());
	}

	/** Until all are there; the seconds that took. */
	double drained(Duration atMost) {
		long began = System.nanoTime();
		Awaitility.await("all entries of " + this.code)
			.atMost(atMost)
			.pollInterval(Duration.ofMillis(200))
			.until(() -> waiting() == 0);
		return (System.nanoTime() - began) / 1e9;
	}

	/** Milliseconds from queued to written, of the entries that were queued last. */
	List<Double> delays(int last) {
		return this.database.ask(
				"select extract(epoch from written_at - queued_at) * 1000 from carerecord.write_back where organisation = '"
						+ this.code + "' order by sequence desc limit " + last)
			.stream()
			.map(Double::valueOf)
			.toList();
	}

	/** Of all states, how many entries. */
	String states() {
		return this.database
			.ask("select state || ' ' || count(*) from carerecord.write_back where organisation = '" + this.code
					+ "' group by state order by 1")
			.toString();
	}

	/** The value that this share of them does not exceed. */
	static double percentile(List<Double> values, double share) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
	}

	static String line(String what, List<Double> millis) {
		return String.format(java.util.Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |", what, millis.size(),
				percentile(millis, 0.5), percentile(millis, 0.95), percentile(millis, 1));
	}

	static double mean(double... values) {
		return Arrays.stream(values).average().orElseThrow();
	}

}
