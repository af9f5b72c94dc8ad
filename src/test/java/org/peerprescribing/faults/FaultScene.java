package org.peerprescribing.faults;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.peerprescribing.sandbox.RecordSystemPart;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas of the service as processes of their own, on one database of their own,
 * with a record system in another process and something between all of them that can cut
 * the wires.
 */
final class FaultScene implements AutoCloseable {

	private static final Duration DRAINED = Duration.ofSeconds(60);

	/** Every random choice of a run follows from it; given by {@code -Dseed}. */
	final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1, 1_000_000));

	/** Below the database, where it was asked for and can be had. */
	final Optional<SmallDisk> disk;

	final Database database;

	final CommitCutter commits;

	final FaultyProxy network;

	final RecordSystem record;

	final ServiceProcess first;

	final ServiceProcess second;

	final Replicas service;

	private final AutoCloseable recordServer;

	private final Ledger ledger;

	private FaultScene(Optional<SmallDisk> disk, URI address, AutoCloseable recordServer, Map<String, String> patience,
			Duration late) {
		System.out.println("Faults drawn from seed " + this.seed + " (again with -Dseed=" + this.seed + ")");
		this.disk = disk;
		this.database = disk.map((small) -> new Database(small.place())).orElseGet(Database::new);
		this.commits = new CommitCutter(this.database.port(), this.seed);
		this.recordServer = recordServer;
		this.record = new RecordSystem(address);
		this.network = new FaultyProxy(address, this.seed, late);
		this.first = replica("first", patience);
		this.second = replica("second", patience);
		this.service = new Replicas(List.of(this.first, this.second));
		this.ledger = new Ledger(this.database, this.record);
		start(this.first, this.second);
		this.service.give("prepare", Map.of());
		this.service.all().forEach(FaultScene::awaitProposals);
	}

	/** What one replica has vetted the other hears of within two seconds. */
	private static void awaitProposals(ServiceProcess replica) {
		Awaitility.await("proposals").ignoreExceptions().until(() -> replica.give("match", Map.of()).status() == 200);
	}

	/** The stub, in a process of its own. */
	static FaultScene withSmallRecordSystem() {
		int port = ChildJvm.freePort();
		URI address = URI.create("http://localhost:" + port + "/fhir");
		ChildJvm server = new ChildJvm("record-server", "192m", RecordServerMain.class,
				List.of(Integer.toString(port)));
		server.start();
		server.awaitReady(URI.create(address + "/Patient?identifier=none"));
		return new FaultScene(Optional.empty(), address, server, Map.of(), Duration.ofMillis(1200));
	}

	/**
	 * The FHIR server at {@code -Dfaults.record}, or else the JPA server of the sandbox.
	 * Both take their time.
	 */
	static FaultScene withRealRecordSystem() {
		Map<String, String> patience = Map.of("peerprescribing.carerecord.read-timeout", "3s",
				"peerprescribing.carerecord.write-timeout", "4s", "peerprescribing.carerecord.lease", "15s");
		Duration late = Duration.ofSeconds(5);
		String given = System.getProperty("faults.record", "");
		if (!given.isBlank()) {
			return new FaultScene(SmallDisk.mount(), URI.create(given), () -> {
			}, patience, late);
		}
		int port = ChildJvm.freePort();
		RecordSystemPart server = RecordSystemPart.startAlone(ChildJvm.FOLDER.resolve("record-system"), port);
		return new FaultScene(SmallDisk.mount(), URI.create("http://localhost:" + port + "/fhir"), server, patience,
				late);
	}

	private ServiceProcess replica(String name, Map<String, String> own) {
		return new ServiceProcess(name, this.commits.url(), this.database.url(), this.network.base(), own);
	}

	static void start(ServiceProcess... replicas) {
		for (ServiceProcess replica : replicas) {
			replica.start();
		}
		for (ServiceProcess replica : replicas) {
			replica.awaitReady();
		}
	}

	Prescriber people(int phase) {
		return new Prescriber(this.service, this.record, this.seed + phase);
	}

	/** Waits, at most, until it is so; how long is not the question here. */
	static void until(String what, BooleanSupplier so) {
		Awaitility.await(what)
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(20))
			.until(so::getAsBoolean);
	}

	boolean issued(String prescription) {
		return this.service.give("find", Map.of("prescription", prescription)).endsWith(" true");
	}

	/** How many entries are being sent at this moment. */
	int sending() {
		return Integer.parseInt(
				this.database.ask("select count(*) from carerecord.write_back where state = 'SENDING'").getFirst());
	}

	/** How many entries have not gone yet. */
	int waitingEntries() {
		return Integer.parseInt(this.database
			.ask("select count(*) from carerecord.write_back where state in ('PENDING', 'SENDING', 'UNCERTAIN')")
			.getFirst());
	}

	/** How many entries this replica is at work on. */
	int sendingAt(ServiceProcess replica) {
		return Integer.parseInt(
				this.database
					.ask("select count(*) from task.scheduled_tasks t join carerecord.write_back w"
							+ " on w.id::text = t.task_instance where t.task_name = 'carerecord-write' and t.picked"
							+ " and w.state = 'SENDING' and t.picked_by = '" + replica.name() + "'")
					.getFirst());
	}

	/** How many entries nobody else may take from this replica yet. */
	int leasesHeldBy(ServiceProcess replica) {
		return Integer.parseInt(this.database.ask(
				"select count(*) from task.scheduled_tasks t join carerecord.write_back w on w.id::text = t.task_instance"
						+ " where t.picked_by = '" + replica.name() + "' and t.picked and w.state = 'SENDING'"
						+ " and w.lease_until > now()")
			.getFirst());
	}

	/** Until this replica is writing, or everybody is done. */
	void untilWriting(ServiceProcess replica, Prescriber.Underway underway) {
		until(replica.name() + " is writing", () -> sendingAt(replica) > 0 || !underway.isBusy());
	}

	/** When the faults are over: everything that waits has gone, and what lies there. */
	Account settle(List<Journey> journeys) {
		this.network.heal();
		this.commits.cut(0);
		Awaitility.await().atMost(DRAINED).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
			this.database.timePasses();
			assertThat(waiting(journeys)).as("what still waits").isEmpty();
		});
		this.network.awaitQuiet();
		return this.ledger.of(journeys);
	}

	/** Entries and links, each with what is known of it. */
	private List<String> waiting(List<Journey> journeys) {
		String these = journeys.stream()
			.map((journey) -> "'" + journey.prescription() + "'")
			.collect(Collectors.joining(", ", "(", ")"));
		String task = " left join task.scheduled_tasks t on t.task_instance = w.id::text"
				+ " where w.state in ('PENDING', 'SENDING', 'UNCERTAIN') and w.prescription in " + these;
		String clock = " || ' picked by ' || coalesce(t.picked_by, '-') || ' failures ' ||"
				+ " coalesce(t.consecutive_failures, 0)";
		return this.database.ask("select w.kind || ' ' || w.state || ' ' || w.attempts || ' '"
				+ " || coalesce(w.last_error, '') || ' next in ' || (w.next_attempt_at - now()) || coalesce(' lease '"
				+ " || (w.lease_until - now()), '')" + clock + " from carerecord.write_back w" + task
				+ " union all select w.template || ' ' || w.state || ' ' || w.attempts || ' ' || coalesce(w.last_status,"
				+ " '') || ' next in ' || (w.not_before - now()) || coalesce(' lease ' || (w.lease_until - now()), '')"
				+ clock + " from notification.message w" + task + " and w.template = 'LINK'"
				+ " union all select task_name || ' since ' || (now() - execution_time) || coalesce(' picked by '"
				+ " || picked_by || ' heard of before ' || (now() - last_heartbeat), '') from task.scheduled_tasks"
				+ " where task_instance = 'recurring' and task_name in ('notification-wake', 'carerecord-sweep',"
				+ " 'prescribing-grace') and execution_time < now() - interval '20 seconds'");
	}

	@Override
	public void close() {
		this.first.close();
		this.second.close();
		try {
			this.recordServer.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.network.close();
		this.commits.close();
		this.database.close();
		this.disk.ifPresent(SmallDisk::close);
	}

}
