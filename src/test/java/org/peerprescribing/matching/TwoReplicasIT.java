package org.peerprescribing.matching;

import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.TestProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas on one database: what one suspends, the other no longer proposes. */
@IntegrationTest
class TwoReplicasIT {

	private static final Duration AT_MOST = Duration.ofSeconds(2);

	private static ConfigurableApplicationContext other;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private Matching matching;

	@Autowired
	private ConfigurableApplicationContext here;

	@Autowired
	private CommunityLifecycle lifecycle;

	@BeforeAll
	static void startTheOther(@Autowired Clock clock) {
		SpringApplication application = new SpringApplication(PeerPrescribingApplication.class);
		application.addInitializers(new TestProperties());
		// Two clocks may be on either side of a mark: this test is about one moment.
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("sameClock",
				Clock.class, () -> clock, (bean) -> bean.setPrimary(true)));
		other = application.run("--server.port=0", "--spring.main.register-shutdown-hook=false");
	}

	@AfterAll
	static void stopTheOther() {
		other.close();
	}

	@Test
	void aSuspensionReachesTheOtherWithinTwoSeconds() {
		List<Long> millis = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			CommunityId id = vetted();
			Awaitility.await().atMost(AT_MOST).until(() -> proposes(other, id));
			assertThat(proposes(this.here, id)).isTrue();

			this.lifecycle.suspend(id, "Test", Actors.curator());
			long suspended = System.nanoTime();

			assertThat(proposes(this.here, id)).as("still proposed where it was suspended").isFalse();
			Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(AT_MOST).until(() -> !proposes(other, id));
			millis.add(Duration.ofNanos(System.nanoTime() - suspended).toMillis());
		}
		System.out.println("TwoReplicasIT: suspended on one, gone on the other after ms " + millis);
	}

	@Test
	void bothGiveTheSameAnswerFromTheSameState() {
		CommunityId id = vetted();
		Matching there = other.getBean(Matching.class);
		Awaitility.await().atMost(AT_MOST).until(() -> proposes(other, id));

		assertThat(other.getBean(Indexes.class).now().id()).isEqualTo(this.here.getBean(Indexes.class).now().id());
		assertThat(shown(there.match(asked()))).isEqualTo(shown(this.matching.match(asked())));
	}

	/** By the replica's own index: the database would know at once. */
	private static boolean proposes(ConfigurableApplicationContext replica, CommunityId id) {
		return replica.getBean(Indexes.class).now().index().find(id).isPresent();
	}

	private static MatchRequest asked() {
		return Invented.Asked.plain();
	}

	private static List<String> shown(MatchAnswer answer) {
		return ((MatchAnswer.Matches) answer).matches()
			.stream()
			.map((match) -> match.listed().community().id().value())
			.toList();
	}

	private CommunityId vetted() {
		CommunityId id = new CommunityId("t-" + UUID.randomUUID());
		this.directory.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(id.value(), "free"))),
				false, Actors.curator());
		Demonstration.vet(this.here, id);
		return id;
	}

}
