package org.peerprescribing.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;

/**
 * Clinicians and patients who take every step of their plans, whatever fails meanwhile:
 * who gets no clear answer tries again, as a person would.
 */
final class Prescriber {

	private static final int AT_ONCE = 4;

	private static final AtomicInteger PEOPLE = new AtomicInteger();

	private final Replicas service;

	private final RecordSystem record;

	private final Random random;

	Prescriber(Replicas service, RecordSystem record, long seed) {
		this.service = service;
		this.record = record;
		this.random = new Random(seed);
	}

	/** So many prescriptions, a few at a time; each plan has its turn. */
	Underway begin(int count) {
		ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
		List<Future<Journey>> journeys = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Plan plan = Plan.values()[(i + this.random.nextInt(2)) % Plan.values().length];
			boolean waits = this.random.nextBoolean();
			boolean pressesTwice = this.random.nextBoolean();
			journeys.add(people.submit(() -> travel(plan, waits, pressesTwice)));
		}
		people.shutdown();
		return new Underway(journeys);
	}

	/** To sign for a new patient. */
	Map<String, String> command() {
		String nhsNumber = nhsNumber();
		this.record.add(nhsNumber);
		return command(nhsNumber);
	}

	private Map<String, String> command(String nhsNumber) {
		Map<String, String> command = new HashMap<>(match());
		command.put("key", UUID.randomUUID().toString());
		command.put("patient", this.service.give("register", Map.of("nhs", nhsNumber)));
		return command;
	}

	/** A run of the matcher and its first community. */
	Map<String, String> match() {
		String[] match = this.service.give("match", Map.of()).split(" ");
		return Map.of("run", match[0], "community", match[1]);
	}

	/** A prescription that is issued at once. */
	String issued() {
		String prescription = this.service.give("sign", command());
		this.service.give("issue", Map.of("prescription", prescription));
		return prescription;
	}

	private Journey travel(Plan plan, boolean waits, boolean pressesTwice) {
		String nhsNumber = nhsNumber();
		String recordPatient = this.record.add(nhsNumber);
		Map<String, String> command = command(nhsNumber);
		String patient = command.get("patient");
		String prescription = this.service.give("sign", command);
		if (pressesTwice && !this.service.give("sign", command).equals(prescription)) {
			throw new IllegalStateException("The same command had two answers");
		}
		Map<String, String> both = Map.of("patient", patient, "prescription", prescription);
		if (waits) {
			Awaitility.await("issued after the grace")
				.atMost(Duration.ofSeconds(60))
				.until(() -> find(prescription)[2].equals("true"));
		}
		else {
			this.service.give("issue", both);
		}
		goOn(plan, both);
		return new Journey(prescription, patient, recordPatient, plan);
	}

	private void goOn(Plan plan, Map<String, String> both) {
		switch (plan) {
			case ISSUED -> {
				// Nothing more.
			}
			case REVOKED -> revoke(both);
			case TOLD -> tell(both);
			case TOLD_AND_REVOKED -> {
				tell(both);
				revoke(both);
			}
			case KEPT -> notRightTwice(both);
			case FINISHED -> {
				share(both, "EVERYTHING");
				this.service.give("finish", both);
			}
			case CHOICE_CHANGED -> {
				tell(both);
				share(both, "NOTHING");
			}
		}
	}

	private void tell(Map<String, String> both) {
		share(both, "EVERYTHING");
		notRightTwice(both);
	}

	private void share(Map<String, String> both, String choice) {
		this.service.give("share", Map.of("patient", both.get("patient"), "choice", choice));
	}

	private void notRightTwice(Map<String, String> both) {
		this.service.give("not-right", both);
		try {
			this.service.give("another", both);
		}
		catch (Replicas.Refused ex) {
			// It was chosen the first time, and the answer was lost.
			if (!ex.code().equals("business-rule")) {
				throw ex;
			}
		}
		this.service.give("not-right", both);
	}

	/** With the version that was read; whose answer was lost finds it done. */
	private void revoke(Map<String, String> both) {
		String prescription = both.get("prescription");
		Awaitility.await("revoked").atMost(Duration.ofSeconds(60)).until(() -> {
			String[] found = find(prescription);
			if (found[0].equals("REVOKED")) {
				return true;
			}
			try {
				this.service.give("revoke", Map.of("prescription", prescription, "version", found[1]));
			}
			catch (Replicas.Refused ex) {
				// Somebody was faster: look again.
			}
			return false;
		});
	}

	private String[] find(String prescription) {
		return this.service.give("find", Map.of("prescription", prescription)).split(" ");
	}

	/** From the range kept for tests, each once. */
	static String nhsNumber() {
		return nhsNumber(PEOPLE.getAndIncrement());
	}

	private static String nhsNumber(int person) {
		String nine = "999" + String.format("%06d", person);
		for (int check = 0; check < 10; check++) {
			try {
				return new NhsNumber(nine + check).value();
			}
			catch (InvalidValue ex) {
				continue;
			}
		}
		// One in eleven has none.
		return nhsNumber();
	}

	/** Prescriptions whose people are still busy. */
	record Underway(List<Future<Journey>> journeys) {

		boolean isBusy() {
			return this.journeys.stream().anyMatch((journey) -> !journey.isDone());
		}

		/** When every step of everybody is taken. */
		List<Journey> await() {
			return this.journeys.stream().map(Underway::get).toList();
		}

		private static Journey get(Future<Journey> journey) {
			try {
				return journey.get();
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException(ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
