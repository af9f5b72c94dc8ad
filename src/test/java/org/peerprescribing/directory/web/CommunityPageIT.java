package org.peerprescribing.directory.web;

import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** One community: its facts in plain words, its history, and what ends and pauses it. */
@IntegrationTest
class CommunityPageIT {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private TrackRecords trackRecords;

	@Autowired
	private Clock clock;

	private CuratorPages pages;

	@BeforeEach
	void pages() {
		this.pages = new CuratorPages(this.mvc, this.directory, this.reviews, this.clock);
	}

	@Test
	void saysCodesInPlainWords() throws Exception {
		CommunityId id = this.pages.proposed();

		String page = this.pages.html("/directory/" + id, Actors.curator());

		assertThat(page)
			.contains("For whom</dt>", ">Anyone<", "Every post is checked before it appears", ">Forum<", "18 and over",
					">English<", "United Kingdom", "A charity (charity)", "Never vetted", "Not checked yet")
			.doesNotContain(">general<", ">GENERAL<", ">PRE<", "??");
	}

	@Test
	void everyLinkOfThePageLeadsSomewhere() throws Exception {
		CommunityId id = this.pages.proposed();
		String page = this.pages.html("/directory/" + id, Actors.curator());

		for (String path : new String[] { "/preview", "/activity", "/door", "/close" }) {
			assertThat(page).contains("href=\"/directory/" + id + path + "\"");
			this.pages.open("/directory/" + id + path, Actors.curator()).andExpect(status().isOk());
		}
	}

	@Test
	void suspendingWithoutAReasonComesBackAndSaysHowManyAreOpen() throws Exception {
		CommunityId id = this.pages.proposed();
		for (int n = 0; n < 3; n++) {
			this.trackRecords.add(id, TrackRecords.Fact.SENT, this.clock.instant());
		}
		assertThat(this.pages.html("/directory/" + id, Actors.curator())).contains("Open referrals to it now: 3");

		String page = this.pages.send(post("/directory/" + id + "/suspend").param("why", " "), Actors.curator())
			.andExpect(status().is(422))
			.andReturn()
			.getResponse()
			.getContentAsString();
		this.pages.send(post("/directory/" + id + "/suspend").param("why", "w".repeat(501)), Actors.curator())
			.andExpect(status().is(422));
		assertThat(page).contains("<title>Error: ", "href=\"#why\"");
		assertThat(state(id)).isEqualTo(DirectoryEntry.State.PROPOSED);

		this.pages.send(post("/directory/" + id + "/suspend").param("why", "Nobody <i>moderates</i> it"),
				Actors.curator());

		String suspended = this.pages.html("/directory/" + id, Actors.curator());
		assertThat(suspended)
			.contains("Proposed → Suspended", "Nobody &lt;i&gt;moderates&lt;/i&gt; it", "Casey Curator",
					"A suspension ends only through a new review")
			.doesNotContain(">Suspend</button>");
	}

	@Test
	void theSafetyPauseEndsAfterTheTaskAndWithANote() throws Exception {
		CommunityId id = this.pages.proposed();
		this.lifecycle.pauseForSafety(id);
		assertThat(this.pages.html("/directory/" + id, Actors.curator()))
			.contains("I have looked: mark the task as done")
			.doesNotContain("name=\"note\"");
		this.pages.send(post("/directory/" + id + "/safety").param("note", "Fine"), Actors.curator())
			.andExpect(status().is(409));
		this.pages.send(post("/directory/" + id + "/safety/done"), Actors.approver()).andExpect(status().is(403));

		this.pages.send(post("/directory/" + id + "/safety/done"), Actors.curator());
		this.pages.send(post("/directory/" + id + "/safety").param("note", ""), Actors.curator())
			.andExpect(status().is(422));
		assertThat(entry(id).pausedFor()).containsExactly(PauseReason.SAFETY);
		this.pages.send(post("/directory/" + id + "/safety").param("note", "The member was removed"), Actors.curator());

		assertThat(entry(id).pausedFor()).isEmpty();
		assertThat(this.pages.html("/directory/" + id, Actors.curator())).contains("The member was removed",
				"Pause for safety", "A patient");
	}

	@Test
	void fullAndOpenAgain() throws Exception {
		CommunityId id = this.pages.proposed();

		this.pages.send(post("/directory/" + id + "/full"), Actors.approver());
		assertThat(this.pages.html("/directory/" + id, Actors.approver())).contains("Full since ",
				"Mark as open again");

		this.pages.send(post("/directory/" + id + "/open"), Actors.approver());
		assertThat(entry(id).pausedFor()).isEmpty();
	}

	@Test
	void closingNamesWhatFollowsByItsName() throws Exception {
		CommunityId id = this.pages.proposed();
		CommunityId next = this.pages.proposed("Cŵmni Newydd " + id, "free");
		String form = this.pages.html("/directory/" + id + "/close?text=cwmni newydd " + id, Actors.curator());
		assertThat(form).contains("value=\"" + next + "\"", "Open referrals to it now: 0");

		this.pages.send(post("/directory/" + id + "/close").param("successor", id.value()), Actors.curator())
			.andExpect(status().is(422));
		this.pages.send(post("/directory/" + id + "/close").param("successor", "no-such-one"), Actors.curator())
			.andExpect(status().is(422));
		this.pages.send(post("/directory/" + id + "/close").param("why", "w".repeat(501)), Actors.curator())
			.andExpect(status().is(422));
		this.pages
			.send(post("/directory/" + id + "/close").param("successor", next.value()).param("why", "Merged"),
					Actors.curator())
			.andExpect(redirectedUrl("/directory/" + id));

		assertThat(entry(id).successor()).isEqualTo(next);
		assertThat(this.pages.html("/directory/" + id, Actors.curator()))
			.contains("Followed by <a", "Cŵmni Newydd " + id)
			.doesNotContain("Start a review", ">Suspend</button>");
	}

	@Test
	void historySaysEveryChangedFact() throws Exception {
		CommunityId id = this.pages.proposed();
		this.pages.put(id, "Another name", "paid");

		assertThat(this.pages.html("/directory/" + id, Actors.curator())).contains("A group → Another name",
				"Free → Costs money", "Cost to the member");
	}

	@Test
	void othersAreRefused() throws Exception {
		CommunityId id = this.pages.proposed();

		for (String path : new String[] { "", "/review", "/close" }) {
			this.pages.open("/directory/" + id + path, Actors.clinician()).andExpect(status().is(403));
		}
		this.pages.open("/directory/work", Actors.commissioner()).andExpect(status().is(403));
		for (String path : new String[] { "/suspend", "/close", "/full", "/open", "/safety/done" }) {
			this.pages.send(post("/directory/" + id + path).param("why", "x"), Actors.clinician())
				.andExpect(status().is(403));
		}
		assertThat(state(id)).isEqualTo(DirectoryEntry.State.PROPOSED);
	}

	private DirectoryEntry entry(CommunityId id) {
		return this.directory.entry(id).orElseThrow();
	}

	private DirectoryEntry.State state(CommunityId id) {
		return entry(id).state();
	}

}
