package org.peerprescribing.directory.web;

import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A curator fills in the sheet of a review: all of it is stored, or nothing. */
@IntegrationTest
class ReviewPagesIT {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private Clock clock;

	private CuratorPages pages;

	@BeforeEach
	void pages() {
		this.pages = new CuratorPages(this.mvc, this.directory, this.reviews, this.clock);
	}

	@Test
	void savesWhatIsThereAndLeavesTheRestForLater() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());

		this.pages
			.send(this.pages.sheet(review)
				.param("privacy-outcome", "MET")
				.param("privacy-note", "The terms say so")
				.param("privacy-evidence", "https://example.org/privacy")
				.param("privacy-seenOn", London.typed(this.pages.today()))
				.param("save", "true"), Actors.curator())
			.andExpect(redirectedUrl("/directory/" + review.community() + "/review?done=saved"));

		CommunityReview saved = this.pages.review(review.community());
		assertThat(saved.findings()).hasSize(1);
		assertThat(saved.state()).isEqualTo(CommunityReview.State.DRAFT);
		assertThat(this.pages.html("/directory/" + review.community() + "/review", Actors.curator()))
			.contains("The terms say so", "https://example.org/privacy");
	}

	@Test
	void keepsEverythingTypedAndStoresNothingWhileSomethingIsWrong() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());

		String page = this.pages
			.send(this.pages.sheet(review)
				.param("privacy-outcome", "MET")
				.param("privacy-note", "A good note")
				.param("privacy-seenOn", London.typed(this.pages.today()))
				.param("cost-outcome", "MET")
				.param("cost-note", "n".repeat(501))
				.param("cost-evidence", "javascript:alert(1)")
				.param("cost-seenOn", "31/02/2026")
				.param("crisis-policy-outcome", "NOT_APPLICABLE")
				.param("ownership-outcome", "MET")
				.param("ownership-note", "x")
				.param("ownership-seenOn", London.typed(this.pages.today().plusDays(1)))
				.param("complaints-note", "No outcome")
				.param("languages-outcome", "MET"), Actors.curator())
			.andExpect(status().is(422))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(page)
			.contains("<title>Error: ", "href=\"#cost-note\"", "href=\"#cost-evidence\"", "href=\"#cost-seenOn\"",
					"href=\"#crisis-policy-outcome\"", "href=\"#ownership-seenOn\"", "href=\"#complaints-outcome\"",
					"href=\"#languages-seenOn\"", "A good note", "31/02/2026", "value=\"javascript:alert(1)\"",
					"n".repeat(501))
			.doesNotContain("href=\"javascript:", "href=\"#privacy");
		assertThat(this.pages.review(review.community()).findings()).isEmpty();
	}

	@Test
	void everyPlaceThatTheSummaryLeadsToExists() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());

		String page = this.pages.send(this.pages.sheet(review).param("submit", "true"), Actors.curator())
			.andExpect(status().is(422))
			.andReturn()
			.getResponse()
			.getContentAsString();

		java.util.regex.Matcher links = java.util.regex.Pattern.compile("<li><a href=\"#([^\"]+)\"").matcher(page);
		int found = 0;
		while (links.find()) {
			found++;
			assertThat(page).contains("id=\"" + links.group(1) + "\"");
		}
		assertThat(found)
			.isEqualTo(this.reviews.criteria().stream().filter((criterion) -> criterion.mandatory()).count());
	}

	@Test
	void showsMarkupAsText() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());

		this.pages.send(this.pages.sheet(review)
			.param("cost-outcome", "NOT_MET")
			.param("cost-note", "<script>alert(1)</script>"), Actors.curator());

		assertThat(this.pages.html("/directory/" + review.community() + "/review", Actors.curator()))
			.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
			.doesNotContain("<script>alert");
		assertThat(this.pages.html("/directory/" + review.community(), Actors.curator()))
			.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
			.doesNotContain("<script>alert");
	}

	@Test
	void refusesCodesThatThereAreNot() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());

		this.pages
			.send(this.pages.sheet(review).param("astrology-outcome", "MET").param("cost-outcome", "NOT_KNOWN"),
					Actors.curator())
			.andExpect(status().is(422));
		this.pages.send(this.pages.sheet(review).param("cost-outcome", "SPLENDID"), Actors.curator())
			.andExpect(status().is(422));
		assertThat(this.pages.review(review.community()).findings()).isEmpty();
	}

	@Test
	void aSheetThatIsOlderThanTheReviewOverwritesNothing() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());
		this.pages.send(this.pages.sheet(review).param("cost-outcome", "NOT_MET").param("cost-note", "The later one"),
				Actors.curator());

		String page = this.pages
			.send(this.pages.sheet(review).param("cost-outcome", "NOT_KNOWN").param("cost-note", "The earlier one"),
					Actors.curator())
			.andExpect(status().is(412))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(page).contains("Nothing was stored", "The earlier one");
		assertThat(this.pages.review(review.community()).found("cost").orElseThrow().finding().note())
			.isEqualTo("The later one");
	}

	@Test
	void theSameSheetTwiceIsOneEffect() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());

		for (int n = 0; n < 2; n++) {
			this.pages.send(this.pages.fullSheet(review).param("submit", "true"), Actors.curator())
				.andExpect(redirectedUrl("/directory/" + review.community() + "/review?done=submitted"));
		}

		assertThat(this.pages.review(review.community()).submission()).isEqualTo(1);
	}

	@Test
	void whoeverTakesOverHasItAndTheOtherLearnsSo() throws Exception {
		CommunityReview review = this.pages.start(this.pages.proposed(), Actors.curator());
		String path = "/directory/" + review.community() + "/review";
		assertThat(this.pages.html(path, CuratorPages.BOTH)).contains("Take it over", "Casey Curator")
			.doesNotContain("Save and submit");

		this.pages.send(post(path + "/take-over").param("review", review.id().value().toString()), CuratorPages.BOTH);

		assertThat(this.pages.review(review.community()).reviewer()).isEqualTo("Bobbie Both");
		this.pages.send(this.pages.sheet(review).param("cost-outcome", "NOT_KNOWN"), Actors.curator())
			.andExpect(status().is(403));
		assertThat(this.pages.review(review.community()).findings()).isEmpty();
		this.pages.send(this.pages.sheet(review).param("cost-outcome", "NOT_KNOWN"), Actors.approver())
			.andExpect(status().is(403));
	}

	@Test
	void aRenewalShowsWhatWasFoundLastTimeAndFillsInNothing() throws Exception {
		CommunityId id = this.pages.proposed();
		CommunityReview first = this.pages.submitted(id, Actors.curator());
		this.pages.send(this.pages.approval(first, London.typed(this.pages.today().plusDays(30))), Actors.approver());

		CommunityReview again = this.pages.start(id, Actors.curator());

		assertThat(again.findings()).isEmpty();
		assertThat(this.pages.html("/directory/" + id + "/review", Actors.curator()))
			.contains("Last time: Met, seen on " + London.day(this.pages.today()))
			.doesNotContain("checked=\"checked\"", ">Seen</textarea>");
	}

	@Test
	void whereNoReviewIsOpenTheCommunityIsShown() throws Exception {
		CommunityId id = this.pages.proposed();

		this.pages.open("/directory/" + id + "/review", Actors.curator()).andExpect(redirectedUrl("/directory/" + id));
		this.pages.open("/directory/no-such-one/review", Actors.curator()).andExpect(status().isNotFound());
	}

}
