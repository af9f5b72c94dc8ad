package org.peerprescribing.directory.web;

import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** Somebody who has not worked on a review decides on it. */
@IntegrationTest
class ApprovalPagesIT {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private Worklist worklist;

	@Autowired
	private Clock clock;

	private CuratorPages pages;

	@BeforeEach
	void pages() {
		this.pages = new CuratorPages(this.mvc, this.directory, this.reviews, this.clock);
	}

	@Test
	void whoWorkedOnItIsRefusedInWordsAlsoWithoutTheForm() throws Exception {
		CommunityReview review = this.pages.submitted(this.pages.proposed(), CuratorPages.BOTH);
		String path = "/directory/" + review.community();
		assertThat(this.pages.html(path + "/review", CuratorPages.BOTH))
			.contains("You have worked on this review, so somebody else has to approve it.")
			.doesNotContain(">Approve</button>");

		String page = this.pages
			.send(this.pages.approval(review, London.typed(this.pages.today().plusDays(30))), CuratorPages.BOTH)
			.andExpect(status().is(403))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(page).contains("There is a problem",
				"You have worked on this review, so somebody else has to approve it.");
		assertThat(state(review)).isEqualTo(DirectoryEntry.State.UNDER_REVIEW);
	}

	@Test
	void anApproverWhoIsNoCuratorApprovesUntilTheLastDayAllowed() throws Exception {
		CommunityReview review = this.pages.submitted(this.pages.proposed(), Actors.curator());
		String latest = London.typed(this.pages.today().plusMonths(6));
		assertThat(this.pages.html("/directory/" + review.community() + "/review", Actors.approver()))
			.contains("value=\"" + latest + "\"", ">Approve</button>", ">Send back</button>")
			.doesNotContain("Save and submit", "Take it over");

		this.pages.send(this.pages.approval(review, latest), Actors.approver())
			.andExpect(redirectedUrl("/directory/" + review.community() + "?done=approved"));

		assertThat(this.directory.snapshot().find(review.community())).isPresent();
	}

	@Test
	void aWrongDayComesBackOnTheSamePage() throws Exception {
		CommunityReview review = this.pages.submitted(this.pages.proposed(), Actors.curator());

		for (String day : new String[] { "", "yesterday", "30/02/2027", London.typed(this.pages.today()),
				London.typed(this.pages.today().plusMonths(6).plusDays(1)) }) {
			String page = this.pages.send(this.pages.approval(review, day), Actors.approver())
				.andExpect(status().is(422))
				.andReturn()
				.getResponse()
				.getContentAsString();
			assertThat(page).contains("href=\"#nextDue\"", "value=\"" + day + "\"");
		}
		assertThat(state(review)).isEqualTo(DirectoryEntry.State.UNDER_REVIEW);
	}

	@Test
	void nobodyDecidesOnASubmissionThatTheyHaveNotSeen() throws Exception {
		CommunityReview review = this.pages.submitted(this.pages.proposed(), Actors.curator());
		this.pages.send(sendBack(review, "Look again"), Actors.approver());
		this.pages.send(this.pages.fullSheet(this.pages.review(review.community())).param("submit", "true"),
				Actors.curator());

		String page = this.pages
			.send(this.pages.approval(review, London.typed(this.pages.today().plusDays(30))), Actors.approver())
			.andExpect(status().is(412))
			.andReturn()
			.getResponse()
			.getContentAsString();
		this.pages.send(sendBack(review, "Look again"), Actors.approver()).andExpect(status().is(412));

		assertThat(page).contains("Nothing was stored", "submitted anew");
		assertThat(state(review)).isEqualTo(DirectoryEntry.State.UNDER_REVIEW);
	}

	@Test
	void theReviewerSeesWhyItCameBack() throws Exception {
		CommunityReview review = this.pages.submitted(this.pages.proposed(), Actors.curator());
		this.pages.send(sendBack(review, " "), Actors.approver()).andExpect(status().is(422));
		this.pages.send(sendBack(review, "w".repeat(501)), Actors.approver()).andExpect(status().is(422));

		this.pages.send(sendBack(review, "The <b>complaints</b> page is gone"), Actors.approver())
			.andExpect(status().is3xxRedirection());

		assertThat(this.pages.html("/directory/" + review.community() + "/review", Actors.curator()))
			.contains("The &lt;b&gt;complaints&lt;/b&gt; page is gone", "Save and submit");
	}

	@Test
	void whatStandsInTheWayIsSaidInsteadOfTheButton() throws Exception {
		CommunityId id = this.pages.proposed("No price", "");
		CommunityReview review = this.pages.start(id, Actors.curator());
		this.pages.send(this.pages.sheet(review), Actors.curator());
		org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder sheet = this.pages.sheet(review);
		this.reviews.criteria().forEach((criterion) -> sheet.param(criterion.id() + "-outcome", "NOT_MET"));
		this.pages.send(sheet.param("submit", "true"), Actors.curator()).andExpect(status().is3xxRedirection());

		String page = this.pages.html("/directory/" + id + "/review", Actors.approver());
		String refused = this.pages
			.send(this.pages.approval(this.pages.review(id), London.typed(this.pages.today().plusDays(3))),
					Actors.approver())
			.andExpect(status().is(409))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(page).contains("What it costs is not known", "Mandatory and not met: ")
			.doesNotContain(">Approve</button>");
		assertThat(refused).contains("href=\"#decision\"", "What it costs is not known");
	}

	@Test
	void approversHaveATaskUntilSomebodyDecides() throws Exception {
		CommunityReview review = this.pages.submitted(this.pages.proposed(), Actors.curator());
		assertThat(waiting(review)).isTrue();

		this.pages.send(sendBack(review, "Look again"), Actors.approver());
		assertThat(waiting(review)).isFalse();

		CommunityReview again = this.pages.submitted(review.community(), Actors.curator());
		assertThat(waiting(again)).isTrue();
		this.pages.send(this.pages.approval(again, London.typed(this.pages.today().plusDays(30))), Actors.approver())
			.andExpect(status().is3xxRedirection());
		assertThat(waiting(again)).isFalse();
	}

	private boolean waiting(CommunityReview review) {
		return this.worklist.isOpen(WorkKind.REVIEW_SUBMITTED, Actors.approver().organisation(),
				review.community().value());
	}

	private DirectoryEntry.State state(CommunityReview review) {
		return this.directory.entry(review.community()).orElseThrow().state();
	}

	private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder sendBack(
			CommunityReview review, String why) {
		return post("/directory/" + review.community() + "/review/send-back")
			.param("submission", Integer.toString(review.submission()))
			.param("why", why);
	}

}
