package org.peerprescribing.directory.web;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.DirectoryPage;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What waits for curators and approvers, and the list of communities. */
@IntegrationTest
class CuratorWorkIT {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private MovableClock clock;

	private CuratorPages pages;

	@BeforeEach
	void pages() {
		this.pages = new CuratorPages(this.mvc, this.directory, this.reviews, this.clock);
	}

	@AfterEach
	void today() {
		this.clock.reset();
	}

	@Test
	void showsWhatWaitsForApprovalAndToWhom() throws Exception {
		CommunityId id = this.pages.proposed("Waits " + UUID.randomUUID(), "free");
		CommunityReview review = this.pages.submitted(id, CuratorPages.BOTH);

		assertThat(group("TO_APPROVE", CuratorPages.BOTH)).contains(name(id),
				"You have worked on it: somebody else has to approve it");
		assertThat(group("TO_APPROVE", Actors.approver())).contains(name(id), "You may approve it",
				"/directory/" + id + "/review");

		this.pages.send(
				post("/directory/" + id + "/review/send-back").param("submission", "1").param("why", "Look again"),
				Actors.approver());
		assertThat(group("TO_APPROVE", Actors.approver())).doesNotContain(name(id));
		assertThat(group("SENT_BACK", Actors.curator())).contains(name(id), "Bobbie Both", "Look again");
		assertThat(review.submission()).isEqualTo(1);
	}

	@Test
	void showsWhoReviewsWhat() throws Exception {
		CommunityId id = this.pages.proposed("Held " + UUID.randomUUID(), "free");
		this.pages.start(id, Actors.curator());

		assertThat(group("OPEN", Actors.approver())).contains(name(id), "Casey Curator is reviewing it");
	}

	@Test
	void showsVettingsThatEndFirstAtTheTop() throws Exception {
		CommunityId late = vettedFor("Late " + UUID.randomUUID(), 50);
		CommunityId soon = vettedFor("Soon " + UUID.randomUUID(), 5);
		CommunityId far = vettedFor("Far " + UUID.randomUUID(), 61);

		String renewals = group("RENEWALS", Actors.curator());
		assertThat(renewals).contains("Vetting ends within 7 days", "Vetting ends within 60 days")
			.doesNotContain(name(far));
		assertThat(renewals.indexOf(name(soon))).isBetween(0, renewals.indexOf(name(late)));

		this.clock.forward(Duration.ofDays(6));
		assertThat(group("RENEWALS", Actors.curator())).contains("Vetting has lapsed: not listed");
		assertThat(this.pages.html("/directory/" + soon, Actors.curator())).contains(">Lapsed<");
	}

	@Test
	void showsSafetyWithItsTask() throws Exception {
		CommunityId id = this.pages.proposed("Unsafe " + UUID.randomUUID(), "free");
		this.lifecycle.pauseForSafety(id);

		assertThat(group("SAFETY", Actors.curator())).contains(name(id));
		String tasks = group("TASKS", Actors.curator());
		assertThat(tasks).contains(name(id), "Mark as done");
		assertThat(group("TASKS", Actors.approver())).doesNotContain(name(id));

		String form = tasks.substring(tasks.indexOf(name(id)));
		String action = form.substring(form.indexOf("/directory/work/"), form.indexOf("/done") + 5);
		this.pages.send(post(action), Actors.approver()).andExpect(status().isNotFound());
		this.pages.send(post(action), Actors.curator()).andExpect(status().is3xxRedirection());
		assertThat(group("TASKS", Actors.curator())).doesNotContain(name(id));
	}

	@Test
	void showsEntriesThatMatchingCannotUse() throws Exception {
		CommunityId id = this.pages.proposed("Priceless " + UUID.randomUUID(), "");
		CommunityId unpaid = this.pages.proposed("Unpaid " + UUID.randomUUID(), "free_if_commissioned");
		CommunityId whole = this.pages.proposed("Whole " + UUID.randomUUID(), "free");

		String missing = all("INCOMPLETE", Actors.curator());

		assertThat(missing).contains(name(id), "What it costs is not known", name(unpaid), "nobody is named who pays")
			.doesNotContain(name(whole));
	}

	@Test
	void refusesGroupsAndPagesThatThereAreNot() throws Exception {
		for (String query : new String[] { "group=NONE", "page=0", "page=x", "page=9999999" }) {
			this.pages.open("/directory/work?" + query, Actors.curator()).andExpect(status().is(422));
		}
		this.pages.open("/directory?page=-1", Actors.curator()).andExpect(status().is(422));
		this.pages.open("/directory?text=" + "x".repeat(101), Actors.curator()).andExpect(status().is(422));
		this.pages.open("/directory?page=999999", Actors.curator()).andExpect(status().isOk());
	}

	@Test
	void theListFindsByNameWhateverItsAccentsAndComesByThePage() throws Exception {
		String family = "fam" + UUID.randomUUID().toString().substring(0, 8);
		for (int n = 0; n < DirectoryPage.SIZE + 1; n++) {
			this.pages.proposed("Grŵp %s %03d".formatted(family, n), "free");
		}

		String first = this.pages.html("/directory?text=GRWP " + family, Actors.curator());
		String second = this.pages.html("/directory?text=grŵp " + family + "&page=2", Actors.curator());

		assertThat(first).contains("51 communities, page 1 of 2", family + " 000", family + " 049", "page=2")
			.doesNotContain(family + " 050");
		assertThat(second).contains(family + " 050").doesNotContain(family + " 049");
		assertThat(this.pages.html("/directory?text=" + family + "&state=APPROVED", Actors.curator()))
			.contains("No community fits this.");
		assertThat(this.pages.html("/directory?text=<script>", Actors.curator())).doesNotContain("<script>\"",
				"\"<script>");
	}

	private CommunityId vettedFor(String name, int days) throws Exception {
		CommunityId id = this.pages.proposed(name, "free");
		CommunityReview review = this.pages.submitted(id, Actors.curator());
		this.pages.send(this.pages.approval(review, London.typed(this.pages.today().plusDays(days))),
				Actors.approver());
		assertThat(this.directory.entry(id).orElseThrow().state()).isEqualTo(DirectoryEntry.State.APPROVED);
		return id;
	}

	private String name(CommunityId id) {
		return this.directory.entry(id).orElseThrow().community().name();
	}

	/** The whole group, page after page. */
	private String group(String name, Actor actor) throws Exception {
		return all(name, actor);
	}

	private String all(String name, Actor actor) throws Exception {
		StringBuilder whole = new StringBuilder();
		int page = 1;
		String html;
		do {
			html = this.pages.html("/directory/work?group=" + name + "&page=" + page, actor);
			whole.append(html);
			page++;
		}
		while (html.contains("&amp;page=" + page + "\""));
		return whole.toString();
	}

}
