package org.peerprescribing.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import org.peerprescribing.faults.Prescriber.Underway;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One fault at a time: people prescribe and go on while it strikes; then it is over,
 * everything that waits may go, and the ledger is opened.
 */
final class FaultPhases {

	/** Of the writing calls, while the network is spoilt. */
	private static final double SHARE = 0.5;

	private final FaultScene scene;

	private final FaultReport report;

	private int phases;

	FaultPhases(FaultScene scene, FaultReport report) {
		this.scene = scene;
		this.report = report;
	}

	/** A seed of its own for each. */
	Prescriber people() {
		return this.scene.people(++this.phases);
	}

	void network(String fault, int count, NetworkFault... faults) {
		this.scene.network.spoil(List.of(faults), SHARE);

		List<Journey> journeys = people().begin(count).await();
		this.scene.network.heal();

		settled("network: " + fault, this.scene.network.struck(), journeys);
	}

	/** Both at once, so that nobody is left who knows that the record has it. */
	void killedAfterTheRecordHadIt(int count) {
		this.scene.network.onNextWriting(() -> {
			this.scene.first.kill();
			this.scene.second.kill();
		});

		Underway underway = people().begin(count);
		FaultScene.until("both were killed", () -> !this.scene.first.isRunning() && !this.scene.second.isRunning());
		// One after the other: the second is not waited for.
		FaultScene.start(this.scene.first);
		this.scene.second.start();
		List<Journey> journeys = underway.await();
		this.scene.database.leasesRunOut();

		settled("kill -9 of both replicas after the record had it", 2, journeys);
	}

	/** One of the two, at whatever it is doing while it writes; it comes back. */
	void killedAtRandom(int count, int times) {
		this.scene.network.spoil(List.of(NetworkFault.SLOW), 1);

		Underway underway = people().begin(count);
		int struck = 0;
		for (int i = 0; i < times && underway.isBusy(); i++) {
			ServiceProcess replica = (i % 2 == 0) ? this.scene.first : this.scene.second;
			this.scene.untilWriting(replica, underway);
			replica.kill();
			struck++;
			FaultScene.start(replica);
		}
		List<Journey> journeys = underway.await();
		this.scene.database.leasesRunOut();

		settled("kill -9 of one replica while it writes", struck, journeys);
	}

	void frozen(int count) {
		this.scene.second.awaitReady();
		this.scene.network.spoil(List.of(NetworkFault.SLOW), 1);

		Underway underway = people().begin(count);
		FaultScene.until("the first is writing", () -> this.scene.sendingAt(this.scene.first) > 0);
		this.scene.first.freeze();
		FaultScene.until("its leases have run out", () -> this.scene.leasesHeldBy(this.scene.first) == 0);
		this.scene.first.thaw();
		List<Journey> journeys = underway.await();
		this.scene.database.leasesRunOut();

		settled("kill -STOP of one replica for longer than its lease", 1, journeys);
	}

	void connectionsTerminated(int count) {
		throughDatabase("database: every connection terminated while entries are written", count, () -> {
			int struck = this.scene.database.terminateConnections();
			FaultScene.until("something is written", () -> this.scene.sending() > 0);
			return struck + this.scene.database.terminateConnections();
		});
	}

	void databaseRestarted(int count) {
		throughDatabase("database: restarted, and crashed", count, () -> {
			this.scene.database.restart();
			FaultScene.until("something is written", () -> this.scene.sending() > 0);
			this.scene.database.crash();
			return 2;
		});
	}

	void cutAtCommit(int count) {
		int before = this.scene.commits.struck();
		this.scene.commits.cut(0.15);

		List<Journey> journeys = people().begin(count).await();
		this.scene.commits.cut(0);
		this.scene.database.leasesRunOut();

		settled("database: connection cut at commit, before or after it", this.scene.commits.struck() - before,
				journeys);
	}

	/** The service's own clock alone: that of the machine stays. */
	void clocksApart(int count) throws Exception {
		this.scene.second.awaitReady();
		try {
			this.scene.first.give("clock", Map.of("by", "PT-10M"));
			this.scene.second.give("clock", Map.of("by", "PT10M"));

			List<Journey> journeys = people().begin(count).await();

			// What the fast one made is due for both when the slow one's time has come.
			this.scene.first.give("clock", Map.of("by", "PT10M"));
			settled("business clocks of the replicas 20 min apart", 1, journeys);
		}
		finally {
			this.scene.first.give("clock", Map.of("by", "PT0S"));
			this.scene.second.give("clock", Map.of("by", "PT0S"));
		}
	}

	/** The clock of one machine, with all that reads it. */
	void machineClockSkewed(int count, String skew) throws Exception {
		this.scene.second.stop();
		this.scene.second.startWithClock(skew);
		this.scene.second.awaitReady();
		this.scene.network.spoil(List.of(NetworkFault.SLOW), 1);

		List<Journey> journeys = people().begin(count).await();
		this.scene.second.stop();
		FaultScene.start(this.scene.second);

		try {
			// What a fast one was to send is due for all when their time has come.
			for (ServiceProcess replica : this.scene.service.all()) {
				replica.give("clock", Map.of("by", "PT10M"));
			}
			settled("clock of one replica's machine at " + skew, 1, journeys);
		}
		finally {
			for (ServiceProcess replica : this.scene.service.all()) {
				replica.give("clock", Map.of("by", "PT0S"));
			}
		}
	}

	/**
	 * No room for the tables, nor for the log before them; then there is room again, and
	 * the server may have to be started, but not the service.
	 */
	void diskFull(int count, SmallDisk disk) {
		Underway underway = people().begin(count);
		FaultScene.until("something is written", () -> this.scene.sending() > 0);
		disk.fill();
		int struck = 0;
		for (int i = 0; i < 5; i++) {
			struck += this.scene.database.demandRoom();
		}
		disk.free();
		this.scene.database.upAgain();
		List<Journey> journeys = underway.await();
		this.scene.database.leasesRunOut();

		assertThat(this.scene.service.all()).as("replicas that run on").allMatch(ServiceProcess::isRunning);
		settled("disk of the database full", struck, journeys);
	}

	/** What was written since the copy was made waits again, and the record has it. */
	void restoredFromACopy(int count) {
		this.scene.network.spoil(List.of(NetworkFault.UNAVAILABLE), 1);
		List<Journey> journeys = people().begin(count).await();
		Path copy = this.scene.database.copy();
		this.scene.settle(journeys);

		this.scene.database.restore(copy);
		int again = this.scene.waitingEntries();
		this.scene.database.leasesRunOut();

		settled("database restored from a copy made before the entries were written", again, journeys);
	}

	/**
	 * As a new version comes in: each is asked to end, and started, while people work.
	 */
	void rollingRestart(int count) {
		this.scene.second.awaitReady();

		Underway underway = people().begin(count);
		for (ServiceProcess replica : this.scene.service.all()) {
			this.scene.untilWriting(replica, underway);
			replica.stop();
			FaultScene.start(replica);
		}
		List<Journey> journeys = underway.await();

		settled("SIGTERM to one replica after the other under load", 2, journeys);
	}

	private void throughDatabase(String fault, int count, IntSupplier act) {
		this.scene.network.spoil(List.of(NetworkFault.SLOW), 1);

		Underway underway = people().begin(count);
		FaultScene.until("something is written", () -> this.scene.sending() > 0);
		int struck = act.getAsInt();
		List<Journey> journeys = underway.await();
		this.scene.database.leasesRunOut();

		settled(fault, struck, journeys);
	}

	private void settled(String fault, int struck, List<Journey> journeys) {
		Account account = this.scene.settle(journeys);
		this.report.add(fault, struck, account);
		assertThat(account.faults()).as(fault + ", seed " + this.scene.seed).isEmpty();
		assertThat(struck).as("how often it struck: " + fault).isPositive();
	}

}
