package org.peerprescribing.directory.web;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@IntegrationTest
class ActivityPagesIT {

	@Autowired
	private MockMvc pages;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private MovableClock clock;

	private final CommunityId id = new CommunityId("a-" + UUID.randomUUID());

	private LocalDate today = LocalDate.EPOCH;

	@BeforeEach
	void propose() {
		this.directory.importCommunities(
				new StringReader(CatalogueRows.file(CatalogueRows.row(this.id.value(), "free"))), false,
				Actors.curator());
		this.today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));
	}

	@Test
	void whatACuratorEntersIsListedWithItsSourceAndItsAge() throws Exception {
		MockHttpServletResponse entered = enter("12", "4", this.today.minusDays(3), "MEASURED");
		enter("", "2", this.today.minusMonths(13), "SELF_DECLARED");

		String page = page(Actors.approver());

		assertThat(entered.getStatus()).isEqualTo(302);
		assertThat(page).contains("Somebody measured it", "The community says so itself", "Casey Curator", "Not known");
		assertThat(page.split("Older than 12 months", -1)).hasSize(2);
		assertThat(page).doesNotContain("Enter what is known now");
		assertThat(this.directory.activities(this.id)).hasSize(2);
	}

	@Test
	void badInputIsSaidByFieldAndEverythingTypedIsKept() throws Exception {
		MockHttpServletResponse wrong = enter("plenty", "4", this.today.plusDays(2), "MEASURED");

		assertThat(wrong.getStatus()).isEqualTo(422);
		assertThat(wrong.getContentAsString())
			.contains("<title>Error: ", "There is a problem", "href=\"#posts\"", "href=\"#day\"",
					"The day must be today or in the past", "value=\"plenty\"", "value=\"4\"")
			.containsPattern("value=\"MEASURED\"[^>]* checked");
		assertThat(this.directory.activities(this.id)).isEmpty();
	}

	@Test
	void theSameTwiceIsOneEntryAndAnotherOfThatDayIsRefusedOnThePage() throws Exception {
		enter("12", "4", this.today, "MEASURED");
		MockHttpServletResponse again = enter("12", "4", this.today, "MEASURED");
		MockHttpServletResponse other = enter("13", "4", this.today, "MEASURED");

		assertThat(again.getStatus()).isEqualTo(302);
		assertThat(other.getStatus()).isEqualTo(422);
		assertThat(other.getContentAsString()).contains("Something else was entered for this day already",
				"value=\"13\"");
		assertThat(this.directory.activities(this.id)).hasSize(1);
	}

	@Test
	void moderatorsAloneHideNothingOfWhatMatchingReads() throws Exception {
		Demonstration.vet(this.reviews, this.id);
		enter("12", "", this.today.minusDays(9), "MEASURED");
		enter("", "4", this.today, "MEASURED");

		assertThat(this.directory.activities(this.id).getFirst().activity().moderators()).isEqualTo(4);
		assertThat(this.directory.snapshot().find(this.id).orElseThrow().activity()).isNotNull()
			.extracting(Activity::postsADay)
			.isEqualTo(12.0);
	}

	@Test
	void othersAreRefusedAndWhatIsNotThereIsNotFound() throws Exception {
		assertThat(send(Actors.approver(), "12", "", this.today, "MEASURED").getStatus()).isEqualTo(403);
		assertThat(
				this.pages.perform(get("/directory/nobody-knows-it/activity").with(Actors.signedIn(Actors.curator())))
					.andReturn()
					.getResponse()
					.getStatus())
			.isEqualTo(404);
	}

	private String page(Actor actor) throws Exception {
		return this.pages.perform(get("/directory/" + this.id + "/activity").with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private MockHttpServletResponse enter(String posts, String moderators, LocalDate on, String basis)
			throws Exception {
		return send(Actors.curator(), posts, moderators, on, basis);
	}

	private MockHttpServletResponse send(Actor actor, String posts, String moderators, LocalDate on, String basis)
			throws Exception {
		return this.pages
			.perform(post("/directory/" + this.id + "/activity").param("posts", posts)
				.param("moderators", moderators)
				.param("day", String.valueOf(on.getDayOfMonth()))
				.param("month", String.valueOf(on.getMonthValue()))
				.param("year", String.valueOf(on.getYear()))
				.param("basis", basis)
				.with(csrf())
				.with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse();
	}

}
