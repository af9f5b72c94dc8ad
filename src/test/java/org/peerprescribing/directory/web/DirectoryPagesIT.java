package org.peerprescribing.directory.web;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.Findings;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@IntegrationTest
class DirectoryPagesIT {

	@Autowired
	private MockMvc pages;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Test
	void aCuratorReviewsAnApproverApprovesAndTheListShowsIt() throws Exception {
		CommunityId id = proposed();
		String due = LocalDate.now(java.time.ZoneOffset.UTC).plusMonths(5).toString();
		this.pages.perform(post("/directory/" + id + "/review").with(csrf()).with(Actors.signedIn(Actors.curator())))
			.andExpect(status().is3xxRedirection());
		Findings.submit(this.reviews, id, Actors.curator());
		this.pages
			.perform(post("/directory/" + id + "/approve").param("nextDue", due)
				.param("submission", "1")
				.with(csrf())
				.with(Actors.signedIn(Actors.approver())))
			.andExpect(status().is3xxRedirection());

		this.pages
			.perform(get("/directory").param("state", "APPROVED")
				.param("text", id.value())
				.with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("/directory/" + id)));
		this.pages
			.perform(get("/directory").param("state", "PROPOSED")
				.param("text", id.value())
				.with(Actors.signedIn(Actors.curator())))
			.andExpect(content().string(not(containsString("/directory/" + id))));
		this.pages.perform(get("/directory/" + id).with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Casey Curator")))
			.andExpect(content().string(containsString("Ash Approver")))
			.andExpect(content().string(not(containsString("Demonstration vetting"))));
	}

	@Test
	void suspendingTakesItFromTheListingAtOnce() throws Exception {
		CommunityId id = proposed();
		Demonstration.vet(this.reviews, id);
		this.pages.perform(get("/directory/" + id).with(Actors.signedIn(Actors.curator())))
			.andExpect(content().string(containsString("Demonstration vetting")));

		this.pages
			.perform(post("/directory/" + id + "/suspend").param("why", "Test")
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andExpect(status().is3xxRedirection());

		assertThat(this.directory.snapshot().find(id)).isEmpty();
	}

	@Test
	void othersAndNonsenseAreRefused() throws Exception {
		CommunityId id = proposed();

		this.pages.perform(get("/directory").with(Actors.signedIn(Actors.clinician())).accept(MediaType.TEXT_HTML))
			.andExpect(status().isForbidden());
		this.pages
			.perform(post("/directory/" + id + "/approve").param("nextDue", "2027-01-01")
				.param("submission", "1")
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isForbidden());
		this.pages
			.perform(post("/directory/" + id + "/suspend").param("why", " ")
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andExpect(status().is(422));
		this.pages.perform(get("/directory").param("state", "LOVED").with(Actors.signedIn(Actors.curator())))
			.andExpect(status().is(422));
		this.pages.perform(get("/directory/no-such-one").with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isNotFound());
	}

	private CommunityId proposed() {
		String id = "p-" + UUID.randomUUID();
		this.directory.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(id, "free"))), false,
				Actors.curator());
		return new CommunityId(id);
	}

}
