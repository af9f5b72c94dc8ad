package org.peerprescribing.directory.links;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.links.StubSites.Fault;
import org.peerprescribing.directory.links.StubSites.Page;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Several replicas, and one that comes too late. */
@IntegrationTest
class LinkLeasesIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLinks links;

	@Autowired
	private Worklist worklist;

	@Autowired
	private LinkRows rows;

	@Autowired
	private LinkSteps steps;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	@Autowired
	private DataSource database;

	@Autowired
	private TransactionTemplate transactions;

	private LinkScene scene;

	@BeforeEach
	void build() {
		this.scene = new LinkScene(this.directory, this.reviews, this.worklist, this.rows, this.steps, this.jdbc,
				this.clock);
	}

	@AfterEach
	void clear() {
		this.scene.close();
		this.clock.reset();
	}

	@Test
	void twoReplicasAtOnceCheckEachAddressOnce() throws InterruptedException {
		List<CommunityId> ids = Stream.generate(this.scene::community).limit(10).toList();
		this.scene.due(ids);

		List<Thread> replicas = Stream.generate(this.scene::rounds)
			.limit(4)
			.map((rounds) -> Thread.ofVirtual().start(() -> LinkScene.background(rounds::run)))
			.toList();
		for (Thread replica : replicas) {
			replica.join();
		}

		assertThat(ids).allSatisfy((id) -> assertThat(this.scene.timesAsked(id)).isOne());
	}

	@Test
	void ofTwoSchedulersOneRunsTheRound() {
		List<CommunityId> ids = Stream.generate(this.scene::community).limit(3).toList();
		this.scene.due(ids);
		Scheduler one = scheduler("one");
		Scheduler two = scheduler("two");

		one.start();
		two.start();
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(successes()).isOne());
		one.stop();
		two.stop();

		assertThat(ids).allSatisfy((id) -> assertThat(this.scene.timesAsked(id)).isOne());
		this.jdbc.sql("delete from task.scheduled_tasks where task_name = 'directory-links-test'").update();
	}

	@Test
	void aReplicaThatWasFrozenChangesNothingAnyMore() {
		CommunityId id = this.scene.community();
		this.scene.due(List.of(id));
		Due late = this.steps.begin().getFirst();
		this.jdbc.sql("update directory.link set lease_until = now() - interval '1 second' where community = ?")
			.param(id.value())
			.update();

		assertThat(this.steps.conclude(late, Finding.of(Cause.NOT_FOUND))).isEmpty();
		Due taken = this.steps.begin().getFirst();
		assertThat(this.steps.conclude(late, Finding.of(Cause.NOT_FOUND))).isEmpty();
		this.steps.postpone(List.of(late));
		assertThat(this.steps.conclude(taken, Finding.of(Cause.ANSWERS))).isPresent();

		assertThat(this.links.failing()).noneMatch((link) -> link.community().equals(id));
	}

	/** While a site keeps us waiting, nobody waits for the database. */
	@Test
	void noTransactionIsOpenDuringACheck() throws InterruptedException {
		CommunityId slow = this.scene.community();
		this.scene.page(slow, Page.broken(Fault.DRIP));
		this.scene.due(List.of(slow));

		Thread round = Thread.ofVirtual().start(() -> LinkScene.background(() -> this.scene.rounds().run()));
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.scene.timesAsked(slow)).isOne());
		String locked = this.transactions.execute(
				(status) -> this.jdbc.sql("select community from directory.link where community = ? for update nowait")
					.param(slow.value())
					.query((row, n) -> row.getString(1))
					.single());
		round.join();

		assertThat(locked).isEqualTo(slow.value());
		assertThatIllegalStateException().isThrownBy(() -> this.transactions.executeWithoutResult((status) -> {
			PageFetcher fetcher = this.scene.sites().fetcher(defaultSsl(), Duration.ofSeconds(1));
			new LinkChecker(fetcher, new RobotsRules(fetcher, LinkSettings.PRODUCT, this.clock))
				.check("http://site.test/", false, new HostPace(Duration.ZERO));
		}));
	}

	private Scheduler scheduler(String name) {
		LinkRounds rounds = this.scene.rounds();
		RecurringTask<Void> task = Tasks.recurring("directory-links-test", FixedDelay.ofHours(1))
			.execute((instance, context) -> LinkScene.background(rounds::run));
		return Scheduler.create(this.database)
			.startTasks(task)
			.tableName("task.scheduled_tasks")
			.schedulerName(new SchedulerName.Fixed(name))
			.pollingInterval(Duration.ofMillis(100))
			.build();
	}

	private long successes() {
		return this.jdbc.sql("""
				select count(*) from task.scheduled_tasks
				where task_name = 'directory-links-test' and last_success is not null and not picked""")
			.query(Long.class)
			.single();
	}

	private static SSLContext defaultSsl() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
