package org.peerprescribing.faults;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The long form of {@link FaultHarnessIT}: some thousand prescriptions against the JPA
 * server of the sandbox, or the FHIR server at {@code -Dfaults.record}. Run by
 * {@code mvn -Pfaults verify}; {@code -Dfaults.prescriptions=200} makes it shorter.
 */
@TestMethodOrder(MethodOrderer.Random.class)
class FaultsAtLength {

	private static final int ROUNDS = 2;

	/** Of each fault in each round: fourteen faults, two rounds. */
	private static final int COUNT = Integer.getInteger("faults.prescriptions", 1000) / (14 * ROUNDS) + 1;

	private static FaultScene scene;

	private static FaultReport report;

	private static FaultPhases phases;

	@BeforeAll
	static void startEverything() {
		scene = FaultScene.withRealRecordSystem();
		report = new FaultReport("Faults survived, long form", scene.seed);
		phases = new FaultPhases(scene, report);
	}

	@AfterAll
	static void endEverything() {
		if (scene != null) {
			scene.close();
		}
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheConnectionIsCutBeforeItArrives() {
		phases.network("cut or reset before or during the request; 429, 503, page with 200", COUNT,
				NetworkFault.CUT_BEFORE, NetworkFault.CUT_DURING_REQUEST, NetworkFault.RESET_BEFORE,
				NetworkFault.UNAVAILABLE, NetworkFault.TOO_MANY, NetworkFault.PAGE);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheAnswerIsLost() {
		phases.network("cut or reset after the request, answer swallowed or halved", COUNT,
				NetworkFault.CUT_AFTER_REQUEST, NetworkFault.ANSWER_SWALLOWED, NetworkFault.CUT_DURING_ANSWER,
				NetworkFault.RESET_AFTER);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheRequestOrTheAnswerComesLate() {
		phases.network("request late, answer late, drip", COUNT, NetworkFault.REQUEST_LATE, NetworkFault.ANSWER_LATE,
				NetworkFault.DRIP);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenSomethingElseAnswers() {
		phases.network("page instead of the record system; page, nothing or 502 instead of its answer", COUNT,
				NetworkFault.PAGE, NetworkFault.PAGE_AFTER, NetworkFault.EMPTY_AFTER, NetworkFault.BAD_GATEWAY_AFTER);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenKilledBetweenTheRecordAndOurOwnNote() {
		phases.killedAfterTheRecordHadIt(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenKilledAtRandom() {
		phases.killedAtRandom(COUNT, 4);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenAFrozenReplicaComesBack() {
		phases.frozen(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenConnectionsAreTerminated() {
		phases.connectionsTerminated(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheConnectionIsCutAtCommit() {
		phases.cutAtCommit(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheDatabaseIsRestarted() {
		phases.databaseRestarted(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheReplicasDisagreeAboutTheTime() throws Exception {
		phases.clocksApart(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheDatabaseIsRestoredFromACopy() {
		phases.restoredFromACopy(COUNT);
	}

	@RepeatedTest(ROUNDS)
	void writesOnceWhenTheDiskIsFull() {
		if (scene.disk.isEmpty()) {
			report.notRun("disk of the database full", "the right to mount a small file system in memory");
		}
		assumeThat(scene.disk).isPresent();
		phases.diskFull(COUNT, scene.disk.orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(strings = { "+10m", "-10m" })
	void writesOnceWhenTheClockOfOneMachineIsWrong(String skew) throws Exception {
		if (!ChildJvm.canSkewClocks()) {
			report.notRun("clock of one replica's machine at " + skew, "faketime");
		}
		assumeThat(ChildJvm.canSkewClocks()).isTrue();
		phases.machineClockSkewed(COUNT, skew);
	}

	@Test
	void writesOnceThroughARollingRestart() {
		phases.rollingRestart(COUNT);
	}

}
