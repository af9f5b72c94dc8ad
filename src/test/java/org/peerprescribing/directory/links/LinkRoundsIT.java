package org.peerprescribing.directory.links;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityChange;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReturned;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.CommunityUnavailable;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.links.StubSites.Fault;
import org.peerprescribing.directory.links.StubSites.Page;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What comes of checks over days. */
@IntegrationTest
@RecordApplicationEvents
class LinkRoundsIT {

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

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
	private ApplicationEvents events;

	@Autowired
	private MockMvc pages;

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
	void aCommunityIsHiddenOnlyAfterRepeatedFailuresOverTimeAndComesBackByItself() throws Exception {
		CommunityId id = this.scene.community();
		this.scene.check(List.of(id));
		assertThat(failing(id)).isEmpty();
		this.scene.page(id, Page.of(404, "gone"));
		Instant firstFailure = this.clock.instant();

		this.scene.check(List.of(id));
		assertThat(failing(id)).singleElement().satisfies((link) -> {
			assertThat(link.outcome()).isEqualTo(Outcome.GONE);
			assertThat(link.since()).isBetween(firstFailure, firstFailure.plusSeconds(60));
			assertThat(link.hidden()).isFalse();
			assertThat(link.sentence()).startsWith("The page is not there any more");
		});
		later(24, id);
		later(23, id);
		assertThat(this.scene.listed(id)).isTrue();
		assertThat(this.scene.tasks(id)).isZero();
		later(1, id);

		assertThat(this.scene.listed(id)).isFalse();
		assertThat(this.directory.mayBePrescribed(id)).isFalse();
		assertThat(this.directory.mayBeOpened(id)).isFalse();
		assertThat(this.scene.tasks(id)).isOne();
		assertThat(failing(id)).singleElement().extracting(FailingLink::hidden).isEqualTo(true);
		this.pages.perform(get("/directory").param("text", id.value()).with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Address failing since ")))
			.andExpect(content().string(containsString("Not listed until its address works again")));
		later(24, id);
		assertThat(unavailable(id)).containsExactly(CommunityUnavailable.Reason.UNREACHABLE);

		this.scene.page(id, Page.FINE);
		Instant recovery = this.clock.instant();
		later(8, id);

		assertThat(this.scene.listed(id)).isTrue();
		assertThat(this.directory.mayBeOpened(id)).isTrue();
		assertThat(failing(id)).isEmpty();
		assertThat(this.links.backSince(recovery)).contains(id);
		assertThat(audited(id)).containsExactly("hide-unreachable-community", "bring-back-community");
		assertThat(this.events.stream(CommunityReturned.class)).filteredOn((event) -> event.community().equals(id))
			.singleElement()
			.satisfies((event) -> assertThat(event.at()).isAfter(recovery));
		assertThat(this.lifecycle.history(id).getFirst().what()).isEqualTo(CommunityChange.What.ADDRESS);
	}

	@Test
	void nobodyIsHiddenWhileOurOwnNetworkIsDown() {
		List<CommunityId> ids = communities(4);
		this.scene.check(ids);
		this.scene.sites().down(true);
		long voidBefore = voidRounds();

		for (int round = 0; round < 12; round++) {
			this.clock.forward(Duration.ofHours(9));
			this.scene.check(ids);
		}

		assertThat(ids).allMatch(this.scene::listed).allSatisfy((id) -> assertThat(failing(id)).isEmpty());
		assertThat(voidRounds() - voidBefore).isEqualTo(12);
		assertThat(this.jdbc.sql("select min(next_check_at) from directory.link where community = ?")
			.param(ids.getFirst().value())
			.query((row, n) -> row.getTimestamp(1).toInstant())
			.single()).isBefore(this.clock.instant().plus(Duration.ofHours(2)));
	}

	/** The host of one community is broken, then our network is, then it is well. */
	@Test
	void aVoidRoundNeitherCountsNorForgets() {
		List<CommunityId> ids = communities(4);
		CommunityId ill = ids.getFirst();
		this.scene.check(ids);
		this.scene.page(ill, Page.broken(Fault.RESET));
		this.scene.check(ids);
		this.clock.forward(Duration.ofHours(25));
		this.scene.check(ids);
		this.scene.sites().down(true);
		this.clock.forward(Duration.ofHours(25));
		this.scene.check(ids);
		assertThat(failing(ill)).singleElement().extracting(FailingLink::failures).isEqualTo(2);
		assertThat(this.scene.listed(ill)).isTrue();

		this.scene.sites().down(false);
		this.scene.check(ids);

		assertThat(this.scene.listed(ill)).isFalse();
		assertThat(ids.subList(1, 4)).allMatch(this.scene::listed);
	}

	/** Those that are rechecked together are all silent; others show that we are well. */
	@Test
	void severalDeadHostsAreNoNetworkThatIsDown() {
		List<CommunityId> well = communities(6);
		List<CommunityId> dead = communities(4);
		this.scene.check(well);
		dead.forEach((id) -> this.scene.sites().name(LinkScene.host(id), "10.1.2.3"));

		this.scene.check(dead);

		assertThat(dead).allSatisfy((id) -> assertThat(failing(id)).singleElement()
			.extracting(FailingLink::outcome, FailingLink::failures)
			.containsExactly(Outcome.UNREACHABLE, 1));
		assertThat(well).allSatisfy((id) -> assertThat(failing(id)).isEmpty());
	}

	@Test
	void aSilentHostAloneTellsNothing() {
		CommunityId alone = this.scene.community();
		this.scene.page(alone, Page.broken(Fault.RESET));

		for (int round = 0; round < 5; round++) {
			this.scene.check(List.of(alone));
			this.clock.forward(Duration.ofHours(24));
		}

		assertThat(failing(alone)).isEmpty();
		assertThat(this.scene.listed(alone)).isTrue();
	}

	@Test
	void aMoveToAnotherHostAsksAPersonAtOnceAndHidesNothing() {
		CommunityId id = this.scene.community();
		this.scene.page(id, Page.to(301, "https://casino.example/"));

		this.scene.check(List.of(id));
		for (int day = 0; day < 5; day++) {
			later(24, id);
		}

		assertThat(this.scene.listed(id)).isTrue();
		assertThat(this.scene.tasks(id)).isOne();
		assertThat(failing(id)).singleElement().satisfies((link) -> {
			assertThat(link.outcome()).isEqualTo(Outcome.MOVED);
			assertThat(link.sentence()).contains("casino.example");
		});
	}

	@Test
	void aNewAddressBeginsAnewButOnlyAGoodCheckBringsTheCommunityBack() {
		CommunityId id = this.scene.community();
		this.scene.page(id, Page.of(410, "gone"));
		this.scene.check(List.of(id));
		later(30, id);
		later(30, id);
		assertThat(this.scene.listed(id)).isFalse();

		String newHome = this.scene.sites().page("new-" + LinkScene.host(id), "/", Page.FINE);
		this.scene.importing(id, newHome);
		Demonstration.vet(this.reviews, id);
		assertThat(this.scene.listed(id)).isFalse();
		this.scene.check(List.of(id));

		assertThat(this.scene.listed(id)).isTrue();
		assertThat(this.scene.sites().asked()).contains("new-" + LinkScene.host(id) + "/");
	}

	private List<CommunityId> communities(int count) {
		return new ArrayList<>(Stream.generate(this.scene::community).limit(count).toList());
	}

	private void later(int hours, CommunityId id) {
		this.clock.forward(Duration.ofHours(hours));
		this.scene.check(List.of(id));
	}

	private List<FailingLink> failing(CommunityId id) {
		return this.links.failing().stream().filter((link) -> link.community().equals(id)).toList();
	}

	private List<CommunityUnavailable.Reason> unavailable(CommunityId id) {
		return this.events.stream(CommunityUnavailable.class)
			.filter((event) -> event.community().equals(id))
			.map(CommunityUnavailable::reason)
			.toList();
	}

	private long voidRounds() {
		return this.jdbc.sql("select count(*) from directory.link_round where void").query(Long.class).single();
	}

	private List<String> audited(CommunityId id) {
		return new AccessScope.OfBackground("directory-links").call(() -> this.transactions.execute((tx) -> this.jdbc
			.sql("select activity from audit.entry where entity_id = ? and actor = 'directory-links' order by id")
			.param(id.value())
			.query((row, n) -> row.getString(1))
			.list()));
	}

}
