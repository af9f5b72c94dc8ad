package org.peerprescribing.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Nothing accepted is lost and nothing is written twice, whatever is cut, killed, frozen
 * or restarted: two replicas on one database against a record system in another process,
 * which is asked at the end. The short form of {@link FaultsAtLength}.
 */
class FaultHarnessIT {

	private static FaultScene scene;

	private static FaultPhases phases;

	@BeforeAll
	static void startEverything() {
		scene = FaultScene.withSmallRecordSystem();
		phases = new FaultPhases(scene, new FaultReport("Faults survived, short form", scene.seed));
	}

	@AfterAll
	static void endEverything() {
		if (scene != null) {
			scene.close();
		}
	}

	@Test
	void writesOnceWhenTheConnectionIsCutBeforeItArrives() {
		phases.network("cut or reset before or during the request; 429, 503, page with 200", 10,
				NetworkFault.CUT_BEFORE, NetworkFault.CUT_DURING_REQUEST, NetworkFault.RESET_BEFORE,
				NetworkFault.UNAVAILABLE, NetworkFault.TOO_MANY, NetworkFault.PAGE);
	}

	@Test
	void writesOnceWhenTheAnswerIsLost() {
		phases.network("cut or reset after the request, answer swallowed or halved", 10, NetworkFault.CUT_AFTER_REQUEST,
				NetworkFault.ANSWER_SWALLOWED, NetworkFault.CUT_DURING_ANSWER, NetworkFault.RESET_AFTER);
	}

	@Test
	void writesOnceWhenTheRequestOrTheAnswerComesLate() {
		phases.network("request late, answer late, drip", 10, NetworkFault.REQUEST_LATE, NetworkFault.ANSWER_LATE,
				NetworkFault.DRIP);
	}

	@Test
	void writesOnceWhenSomethingElseAnswers() {
		phases.network("page instead of the record system; page, nothing or 502 instead of its answer", 10,
				NetworkFault.PAGE, NetworkFault.PAGE_AFTER, NetworkFault.EMPTY_AFTER, NetworkFault.BAD_GATEWAY_AFTER);
	}

	@Test
	void writesOnceWhenKilledBetweenTheRecordAndOurOwnNote() {
		phases.killedAfterTheRecordHadIt(8);
	}

	@Test
	void writesOnceWhenAFrozenReplicaComesBack() {
		phases.frozen(8);
	}

	@Test
	void writesOnceWhenConnectionsAreTerminated() {
		phases.connectionsTerminated(8);
	}

	@Test
	void writesOnceWhenTheConnectionIsCutAtCommit() {
		phases.cutAtCommit(12);
	}

	@Test
	void writesOnceWhenTheDatabaseIsRestarted() {
		phases.databaseRestarted(8);
	}

	@Test
	void writesOnceWhenTheDatabaseIsRestoredFromACopy() {
		phases.restoredFromACopy(8);
	}

	@Test
	void writesOnceWhenTheReplicasDisagreeAboutTheTime() throws Exception {
		phases.clocksApart(8);
	}

	@Test
	void oneKeyPressedAtBothReplicasAtOnceIsOnePrescription() {
		Map<String, String> command = phases.people().command();

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
		Prescriber people = phases.people();
		Map<String, String> command = new HashMap<>(people.command());
		scene.service.give("sign", command);
		command.putAll(people.match());

		assertThatThrownBy(() -> scene.service.give("sign", command)).isInstanceOf(Replicas.Refused.class)
			.hasMessageContaining("key-reused");
	}

	/**
	 * Whoever writes with the version they read is alone in that; and what one replica
	 * has confirmed, no replica contradicts afterwards.
	 */
	@Test
	void writersWithTheSameVersionAreOneWriterAndNobodyReadsTheOldAfterwards() {
		scene.second.awaitReady();
		for (int round = 0; round < 4; round++) {
			String prescription = phases.people().issued();
			RegisterCheck check = new RegisterCheck(scene.service.all(), prescription);

			check.run(6);

			assertThat(check.confirmed()).as("writes confirmed").isEqualTo(1);
			assertThat(check.contradictions()).as("history of " + prescription).isEmpty();
			assertThat(scene.database
				.ask("select status || ' ' || version from prescribing.prescription where id = '" + prescription + "'"))
				.containsExactly("REVOKED " + check.lastVersion());
		}
	}

}
