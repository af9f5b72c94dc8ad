package org.peerprescribing.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.peerprescribing.faults.Prescriber.Underway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nothing accepted is lost and nothing is written twice, whatever is cut, killed, frozen
 * or restarted: two replicas on one database against a record system in another process,
 * which is asked at the end.
 */
class FaultHarnessIT {

	private static final FaultReport REPORT = new FaultReport("Faults survived, short form");

	private static FaultScene scene;

	private static int phases;

	@BeforeAll
	static void startEverything() {
		scene = new FaultScene();
	}

	@AfterAll
	static void endEverything() {
		scene.close();
	}

	@Test
	void writesOnceWhenTheConnectionIsCutBeforeItArrives() {
		throughNetwork("network: cut or reset before or during the request, 429, 503, page with 200",
				NetworkFault.CUT_BEFORE, NetworkFault.CUT_DURING_REQUEST, NetworkFault.RESET_BEFORE,
				NetworkFault.UNAVAILABLE, NetworkFault.TOO_MANY, NetworkFault.PAGE);
	}

	@Test
	void writesOnceWhenTheAnswerIsLost() {
		throughNetwork("network: cut or reset after the request, answer swallowed or halved",
				NetworkFault.CUT_AFTER_REQUEST, NetworkFault.ANSWER_SWALLOWED, NetworkFault.CUT_DURING_ANSWER,
				NetworkFault.RESET_AFTER);
	}

	@Test
	void writesOnceWhenTheRequestOrTheAnswerComesLate() {
		throughNetwork("network: request late, answer late, drip", NetworkFault.REQUEST_LATE, NetworkFault.ANSWER_LATE,
				NetworkFault.DRIP);
	}

	@Test
	void writesOnceWhenSomethingElseAnswers() {
		throughNetwork("network: page, nothing or 502 instead of the answer", NetworkFault.PAGE_AFTER,
				NetworkFault.EMPTY_AFTER, NetworkFault.BAD_GATEWAY_AFTER);
	}

	@Test
	void writesOnceWhenKilledBetweenTheRecordAndOurOwnNote() {
		int phase = ++phases;
		scene.network.onNextWriting(() -> {
			scene.first.kill();
			scene.second.kill();
		});

		Underway underway = scene.people(phase).begin(8);
		FaultScene.until("both were killed", () -> !scene.first.isRunning() && !scene.second.isRunning());
		// One after the other: the second is not waited for.
		FaultScene.start(scene.first);
		scene.second.start();
		List<Journey> journeys = underway.await();
		scene.database.leasesRunOut();

		settled("kill -9 of both replicas after the record had it", phase, 2, journeys);
	}

	@Test
	void writesOnceWhenAFrozenReplicaComesBack() {
		int phase = ++phases;
		scene.network.spoil(List.of(NetworkFault.SLOW), 1);

		Underway underway = scene.people(phase).begin(8);
		FaultScene.until("the first is writing", () -> scene.sendingAt(scene.first) > 0);
		scene.first.freeze();
		int held = scene.sendingAt(scene.first);
		FaultScene.until("its leases have run out", () -> leasesHeldBy(scene.first) == 0);
		scene.first.thaw();
		List<Journey> journeys = underway.await();

		settled("kill -STOP of one replica for longer than its lease", phase, 1, journeys);
		assertThat(held).as("entries it held").isPositive();
	}

	@Test
	void writesOnceWhenConnectionsAreTerminated() {
		throughDatabase("database: every connection terminated, again and again", () -> {
			FaultScene.until("something is written", () -> scene.sending() > 0);
			return scene.database.terminateConnections();
		});
	}

	@Test
	void writesOnceWhenTheConnectionIsCutAtCommit() {
		int phase = ++phases;
		int before = scene.commits.struck();
		scene.commits.cut(0.15);

		List<Journey> journeys = scene.people(phase).begin(12).await();
		scene.commits.cut(0);
		scene.database.leasesRunOut();

		int struck = scene.commits.struck() - before;
		settled("database: connection cut at commit, before or after it", phase, struck, journeys);
		assertThat(struck).as("commits cut").isPositive();
	}

	@Test
	void writesOnceWhenTheDatabaseIsRestarted() {
		throughDatabase("database: restarted, and crashed", () -> {
			scene.database.restart();
			FaultScene.until("something is written", () -> scene.sending() > 0);
			scene.database.crash();
			return 2;
		});
	}

	@Test
	void writesOnceWhenTheReplicasDisagreeAboutTheTime() throws Exception {
		int phase = ++phases;
		scene.second.awaitReady();
		try {
			scene.first.give("clock", Map.of("by", "PT-10M"));
			scene.second.give("clock", Map.of("by", "PT10M"));

			List<Journey> journeys = scene.people(phase).begin(8).await();

			// What the fast one made is due for both when the slow one's time has come.
			scene.first.give("clock", Map.of("by", "PT10M"));
			settled("business clocks of the replicas 20 min apart", phase, 1, journeys);
		}
		finally {
			scene.first.give("clock", Map.of("by", "PT0S"));
			scene.second.give("clock", Map.of("by", "PT0S"));
		}
	}

	@Test
	void oneKeyPressedAtBothReplicasAtOnceIsOnePrescription() {
		Map<String, String> command = scene.people(++phases).command();

		List<String> answers = IntStream.range(0, 20)
			.parallel()
			.mapToObj((i) -> scene.service.give("sign", command))
			.distinct()
			.toList();

		assertThat(answers).hasSize(1);
		assertThat(scene.database
			.ask("select id from prescribing.prescription where patient = '" + command.get("patient") + "'"))
			.isEqualTo(answers);
		FaultScene.until("issued", () -> scene.issued(answers.getFirst()));
		assertThat(scene.database.ask("select count(*) from notification.message where template = 'LINK'"
				+ " and prescription = '" + answers.getFirst() + "'"))
			.containsExactly("1");
	}

	@Test
	void aUsedKeyIsRefusedForAnotherCommand() {
		Map<String, String> command = new HashMap<>(scene.people(++phases).command());
		scene.service.give("sign", command);
		command.putAll(scene.people(phases).match());

		assertThatThrownBy(() -> scene.service.give("sign", command)).isInstanceOf(Replicas.Refused.class)
			.hasMessageContaining("key-reused");
	}

	/**
	 * Whoever writes with the version they read is alone in that; and what one replica
	 * has confirmed, no replica contradicts afterwards.
	 */
	@Test
	void writersWithTheSameVersionAreOneWriterAndNobodyReadsTheOldAfterwards() {
		for (int round = 0; round < 4; round++) {
			String prescription = scene.people(++phases).issued();
			RegisterCheck check = new RegisterCheck(scene.service.all(), prescription);

			check.run(6);

			assertThat(check.confirmed()).as("writes confirmed").isLessThanOrEqualTo(1);
			assertThat(check.contradictions()).as("history of " + prescription).isEmpty();
			assertThat(scene.database
				.ask("select status || ' ' || version from prescribing.prescription where id = '" + prescription + "'"))
				.containsExactly("REVOKED " + check.lastVersion());
		}
	}

	private static void throughNetwork(String fault, NetworkFault... faults) {
		int phase = ++phases;
		scene.network.spoil(List.of(faults), 0.5);

		List<Journey> journeys = scene.people(phase).begin(10).await();
		scene.network.heal();

		int struck = scene.network.struck();
		settled(fault, phase, struck, journeys);
		assertThat(struck).as("calls spoilt").isPositive();
	}

	private static void throughDatabase(String fault, IntSupplier act) {
		int phase = ++phases;
		scene.network.spoil(List.of(NetworkFault.SLOW), 1);

		Underway underway = scene.people(phase).begin(8);
		FaultScene.until("something is written", () -> scene.sending() > 0);
		int struck = act.getAsInt();
		List<Journey> journeys = underway.await();
		scene.database.leasesRunOut();

		settled(fault, phase, struck, journeys);
	}

	private static void settled(String fault, int phase, int struck, List<Journey> journeys) {
		Account account = scene.settle(journeys);
		REPORT.add(fault, scene.seed + phase, 1, struck, account);
		assertThat(account.faults()).as(fault + ", seed " + scene.seed).isEmpty();
	}

	private static int leasesHeldBy(ServiceProcess replica) {
		return Integer.parseInt(scene.database
			.ask("select count(*) from task.scheduled_tasks t"
					+ " join carerecord.write_back w on w.id::text = t.task_instance" + " where t.picked_by = '"
					+ replica.name() + "' and t.picked and w.state = 'SENDING'" + " and w.lease_until > now()")
			.getFirst());
	}

}
