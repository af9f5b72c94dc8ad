package org.peerprescribing.directory.links;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.links.StubSites.Page;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;
import org.peerprescribing.support.Visitor;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strangers at the open feed and curators at their pages see of communities whose
 * sites fail, all of it over the network, the checks too.
 */
@OverHttp
class LinkChecksHttpIT {

	@LocalServerPort
	private int port;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

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
	void whoseSiteIsGoneLeavesTheOpenFeedAfterTwoDaysAndTheCuratorIsTold() throws Exception {
		CommunityId id = this.scene.community();
		this.scene.check(List.of(id));
		int listed = feed(id).statusCode();
		this.scene.page(id, Page.of(410, "gone"));
		this.scene.check(List.of(id));
		int afterOneFailure = feed(id).statusCode();
		for (int round = 0; round < 2; round++) {
			this.clock.forward(Duration.ofHours(25));
			this.scene.check(List.of(id));
		}
		HttpResponse<String> hidden = feed(id);
		Visitor curator = Visitor.at(this.port);
		curator.signIn(Actors.curator());

		assertThat(listed).isEqualTo(200);
		assertThat(afterOneFailure).isEqualTo(200);
		assertThat(hidden.statusCode()).isEqualTo(404);
		assertThat(curator.get("/directory?text=" + id).body()).contains("Address failing since ",
				"Not listed until its address works again");
	}

	@Test
	void whileOurOwnNetworkIsDownTheFeedStaysWhole() throws Exception {
		List<CommunityId> ids = Stream.generate(this.scene::community).limit(4).toList();
		this.scene.check(ids);
		this.scene.sites().down(true);
		for (int round = 0; round < 12; round++) {
			this.clock.forward(Duration.ofHours(9));
			this.scene.check(ids);
		}

		for (CommunityId id : ids) {
			HttpResponse<String> answer = feed(id);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).contains(LinkScene.host(id));
		}
	}

	private HttpResponse<String> feed(CommunityId id) throws Exception {
		String name = FhirSystems.PS + "/openreferral/service/" + id;
		UUID service = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
		return Visitor.at(this.port)
			.send("GET", "/openreferral/services/" + service, Map.of("Accept", "application/json"));
	}

}
