package org.peerprescribing.directory;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listing that reads only what has changed is the listing that a whole reading gives,
 * whatever happened in between.
 */
@IntegrationTest
class ListingIT {

	private static final List<String> MODERATION = List.of("pre", "post_24h", "post_hours", "peer_only");

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private DirectoryReader reader;

	@Autowired
	private DirectoryVersion version;

	@Autowired
	private TrackRecords trackRecords;

	@Autowired
	private LapseSweep lapses;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private MovableClock clock;

	private final AtomicLong nanos = new AtomicLong();

	private InventedCommunities communities;

	@BeforeEach
	void invent() {
		this.communities = new InventedCommunities(this.directory, this.reviews, this.clock);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void afterAnyChangesItIsWhatAWholeReadingGives(long seed) {
		Random random = new Random(seed);
		List<CommunityId> ids = IntStream.range(0, 5).mapToObj((n) -> this.communities.vetted()).toList();
		Listing kept = listing();
		DirectorySnapshot before = kept.now();
		for (int step = 0; step < 40; step++) {
			String change = change(random, ids, kept);

			pass(change.equals("fact") ? 301 : 1);
			DirectorySnapshot after = kept.now();

			assertThat(after).as("seed %d, step %d: %s", seed, step, change).isEqualTo(listing().now());
			staysTheSame(before, after);
			before = after;
		}
	}

	@Test
	void aChangeThatKeptNoListIsReadWhole() {
		CommunityId id = this.communities.vetted();
		Listing kept = listing();
		assertThat(kept.now().find(id)).isPresent();

		this.jdbc.sql("update directory.community set state = 'SUSPENDED' where id = ?").param(id.value()).update();
		this.jdbc.sql("update directory.version set number = number + 1").update();
		this.lifecycle.suspend(this.communities.vetted(), "Test", Actors.curator());
		pass(1);

		assertThat(kept.now().find(id)).isEmpty();
		assertThat(kept.now()).isEqualTo(listing().now());
	}

	@Test
	void whatIsNotCommittedIsSeenByItsOwnTransactionAlone() {
		CommunityId id = this.communities.vetted();
		Listing kept = listing();
		assertThat(kept.now().find(id)).isPresent();

		this.transactions.executeWithoutResult((status) -> {
			this.lifecycle.suspend(id, "Test", Actors.curator());
			assertThat(kept.now().find(id)).isEmpty();
			status.setRollbackOnly();
		});
		pass(1);

		assertThat(kept.now().find(id)).isPresent();
	}

	@Test
	void trackRecordsAreCountedAgainWithinFiveMinutes() {
		CommunityId id = this.communities.vetted();
		Listing kept = listing();
		assertThat(sent(kept, id)).isZero();

		this.trackRecords.add(id, TrackRecords.Fact.SENT, this.clock.instant());

		pass(2);
		assertThat(sent(kept, id)).isZero();
		pass(300);
		assertThat(sent(kept, id)).isEqualTo(1);
	}

	@Test
	void aChangeOfAnyCommunityTakesInTheNewFactsOfAll() {
		CommunityId id = this.communities.vetted();
		Listing kept = listing();
		kept.now();

		this.trackRecords.add(id, TrackRecords.Fact.SENT, this.clock.instant());
		this.lifecycle.suspend(this.communities.vetted(), "Test", Actors.curator());
		pass(1);

		assertThat(sent(kept, id)).isEqualTo(1);
		assertThat(kept.now()).isEqualTo(listing().now());
	}

	@Test
	void anotherDayIsAnotherWeightOfTheSameFacts() {
		CommunityId id = this.communities.vetted();
		this.trackRecords.add(id, TrackRecords.Fact.SENT, this.clock.instant());
		Listing kept = listing();
		assertThat(kept.now().find(id).orElseThrow().trackRecord().decayed().sent()).isEqualTo(1);

		this.clock.forward(Duration.ofDays(100));

		assertThat(kept.now().find(id).orElseThrow().trackRecord().decayed().sent()).isLessThan(0.9);
		assertThat(sent(kept, id)).isEqualTo(1);
	}

	@Test
	void nothingIsMissedWhenManyChangeItAtOnce() throws Exception {
		List<CommunityId> ids = IntStream.range(0, 8).mapToObj((n) -> this.communities.vetted()).toList();
		Listing kept = listing();
		kept.now();

		try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
			List<? extends Future<?>> all = ids.stream().map((id) -> people.submit(() -> changeOften(id))).toList();
			while (!all.stream().allMatch(Future::isDone)) {
				pass(1);
				kept.now();
			}
			for (Future<?> one : all) {
				one.get();
			}
		}
		pass(1);

		assertThat(kept.now()).isEqualTo(listing().now());
	}

	private void changeOften(CommunityId id) {
		for (int n = 1; n <= 6; n++) {
			this.lifecycle.suspend(id, "Test", Actors.curator());
			Demonstration.review(this.reviews, id, n % 2 == 0, Actors.curator());
			Demonstration.approve(this.reviews, id, this.communities.today().plusDays(n), Actors.approver());
		}
	}

	private String change(Random random, List<CommunityId> ids, Listing kept) {
		CommunityId id = ids.get(random.nextInt(ids.size()));
		int which = random.nextInt(12);
		try {
			return change(which, random, id, ids, kept);
		}
		catch (ProblemException ex) {
			return "refused " + which;
		}
	}

	private String change(int which, Random random, CommunityId id, List<CommunityId> ids, Listing kept) {
		switch (which) {
			case 0 -> this.communities.put(id, MODERATION.get(random.nextInt(4)));
			case 1, 2 -> Demonstration.review(this.reviews, id, random.nextBoolean(), Actors.curator());
			case 3, 4, 5 -> Demonstration.approve(this.reviews, id,
					this.communities.today().plusDays(1 + random.nextInt(90)), Actors.approver());
			case 6 -> this.lifecycle.suspend(id, "Test", Actors.curator());
			case 7 -> this.lifecycle.pauseForSafety(id);
			case 8 -> {
				if (random.nextInt(5) == 0) {
					this.clock.reset();
				}
				this.clock.forward(Duration.ofDays(random.nextInt(40)));
				if (random.nextBoolean()) {
					this.lapses.sweep();
				}
			}
			case 9 -> {
				this.trackRecords.add(id, TrackRecords.Fact.values()[random.nextInt(6)],
						this.clock.instant().minus(Duration.ofDays(random.nextInt(900))));
				return "fact";
			}
			case 10 -> this.directory.recordActivity(id,
					new Activity((double) random.nextInt(50), null, random.nextDouble(),
							this.communities.today().minusDays(random.nextInt(300)),
							Activity.Basis.values()[random.nextInt(2)]),
					Actors.curator());
			default -> several(random, ids, kept);
		}
		return "change " + which;
	}

	/** In one transaction, which sees its own changes and may come to nothing. */
	private void several(Random random, List<CommunityId> ids, Listing kept) {
		this.directory.importNationalCodes(
				new StringReader(String.join(",", NationalCode.COLUMNS)
						+ "\r\n1325181000000106,1119303003,UK,test,no,made by a test " + random.nextInt(3) + "\r\n"),
				false, Actors.curator());
		boolean undone = random.nextBoolean();
		this.transactions.executeWithoutResult((status) -> {
			this.lifecycle.suspend(ids.get(0), "Test", Actors.curator());
			Demonstration.review(this.reviews, ids.get(0), false, Actors.curator());
			this.lifecycle.suspend(ids.get(1), "Test", Actors.curator());
			Demonstration.approve(this.reviews, ids.get(0), this.communities.today().plusDays(9), Actors.approver());
			assertThat(kept.now().communities()).isEqualTo(listing().now().communities());
			if (undone) {
				status.setRollbackOnly();
			}
		});
	}

	private static void staysTheSame(DirectorySnapshot before, DirectorySnapshot after) {
		for (ListedCommunity listed : after.communities()) {
			CommunityId id = listed.community().id();
			assertThat(after.find(id)).containsSame(listed);
			before.find(id).filter(listed::equals).ifPresent((same) -> assertThat(listed).isSameAs(same));
		}
		Stream.of("0", "i-0", "zz-9").map((id) -> "a" + id).map(CommunityId::new).forEach((id) -> {
			assertThat(after.find(id)).isEmpty();
		});
	}

	private static int sent(Listing listing, CommunityId id) {
		return listing.now().find(id).orElseThrow().trackRecord().sent();
	}

	private Listing listing() {
		return new Listing(this.reader, this.version, this.clock, this.nanos::get);
	}

	private void pass(int seconds) {
		this.nanos.addAndGet(seconds * 1_000_000_000L);
	}

}
