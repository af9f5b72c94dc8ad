package org.peerprescribing.consultation.web;

import java.io.StringReader;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

@IntegrationTest
class PreviewPageIT {

	private static final String NOT_LISTED = "Not listed: nobody is offered this";

	@Autowired
	private MockMvc pages;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private JdbcClient jdbc;

	private final CommunityId id = new CommunityId("v-" + UUID.randomUUID());

	@Test
	void whatNobodyHasVettedIsShownAsItWouldBeAndSaidNotToBeListed() throws Exception {
		propose(CatalogueRows.row(this.id.value(), "free").replace("A group,", "Tŷ'r Gân,"));

		String page = page(Actors.curator());

		assertThat(page).contains(NOT_LISTED, "It stands as: Proposed", "Tŷ&#39;r Gân",
				"<strong>Vetted:</strong> not yet", "every post checked before it appears",
				"Every post is checked before others can see it.", "Dr Example at your surgery thinks",
				"What it is not for", "A group for tests.");
		assertThat(page).containsPattern("Very good fit|Good fit|Fair fit")
			.contains("<strong>Say:</strong>", "with the need &quot;");
	}

	@Test
	void whatIsListedIsNotSaidNotToBe() throws Exception {
		propose(CatalogueRows.row(this.id.value(), "free"));
		Demonstration.vet(this.reviews, this.id);

		String page = page(Actors.approver());

		assertThat(page).doesNotContain(NOT_LISTED).contains("Demonstration vetting", "next review");
	}

	@Test
	void lookingKeepsNothingAndCountsNothing() throws Exception {
		propose(CatalogueRows.row(this.id.value(), "free"));
		long before = runs();

		page(Actors.curator());

		assertThat(runs()).isEqualTo(before);
		assertThat(this.directory.entry(this.id).orElseThrow().trackRecord().sent()).isZero();
	}

	@Test
	void whatCostsOrIsForOthersIsShownToo() throws Exception {
		propose(CatalogueRows.row(this.id.value(), "")
			.replace(",18,,general,", ",16,17,women;carers,")
			.replace(",en,UK,", ",cy,Wales,")
			.replace("https://example.org/", ""));

		assertThat(page(Actors.curator())).contains(NOT_LISTED, "ages 16 to 17", "We do not know");
	}

	@Test
	void aHelplineIsNeverPrescribed() throws Exception {
		String header = CatalogueRows.file().replaceFirst("confidence\r\n", "confidence,kind\r\n").strip();
		this.directory.importCommunities(
				new StringReader(header + "\r\n" + CatalogueRows.row(this.id.value(), "free") + ",helpline\r\n"), false,
				Actors.curator());

		assertThat(page(Actors.curator())).contains("This is no online community").doesNotContain("Dr Example");
	}

	@Test
	void othersAreRefusedAndWhatIsNotThereIsNotFound() throws Exception {
		propose(CatalogueRows.row(this.id.value(), "free"));

		assertThat(ask(this.id.value(), Actors.clinician()).getStatus()).isEqualTo(403);
		assertThat(ask(this.id.value(), Actors.commissioner()).getStatus()).isEqualTo(403);
		assertThat(ask("nobody-knows-it", Actors.curator()).getStatus()).isEqualTo(404);
		assertThat(ask("Not An Id", Actors.curator()).getStatus()).isEqualTo(422);
	}

	private void propose(String row) {
		assertThat(this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false, Actors.curator())
			.rows()).singleElement().matches((done) -> done.fault() == null);
	}

	private long runs() {
		return this.jdbc.sql("select count(*) from matching.run").query(Long.class).single();
	}

	private String page(Actor actor) throws Exception {
		MockHttpServletResponse response = ask(this.id.value(), actor);
		assertThat(response.getStatus()).isEqualTo(200);
		return response.getContentAsString();
	}

	private MockHttpServletResponse ask(String community, Actor actor) throws Exception {
		return this.pages.perform(get("/directory/{id}/preview", community).with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse();
	}

}
