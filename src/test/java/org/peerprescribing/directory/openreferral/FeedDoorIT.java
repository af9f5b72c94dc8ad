package org.peerprescribing.directory.openreferral;

import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Findings;
import org.peerprescribing.directory.ReviewId;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The open feed as anybody gets it, without signing in. */
@IntegrationTest
class FeedDoorIT {

	@Autowired
	private MockMvc pages;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private MovableClock clock;

	@Test
	void anybodyReadsWhatIsListedAndNothingElse() throws Exception {
		CommunityId proposed = proposed();
		CommunityId listed = listed();

		JsonNode service = body("/openreferral/services/" + id(listed));

		assertThat(PublishedRules.faults("service", service)).isEmpty();
		assertThat(service.path("assured_date").stringValue()).isEqualTo(today().minusDays(3).toString());
		assertThat(service.toString()).doesNotContain("Casey Curator", "Ash Approver");
		assertThat(ask("/openreferral/services/" + id(proposed)).getStatus()).isEqualTo(404);
		this.lifecycle.suspend(listed, "Test", Actors.curator());
		assertThat(ask("/openreferral/services/" + id(listed)).getStatus()).isEqualTo(404);
	}

	@Test
	void everyListKeepsTheRulesOfTheStandard() throws Exception {
		listed();

		assertThat(PublishedRules.faults("api", body("/openreferral"))).isEmpty();
		assertThat(PublishedRules.faults("api", body("/openreferral/"))).isEmpty();
		JsonNode services = body("/openreferral/services?per_page=5&full=true");
		assertThat(PublishedRules.faults("page", services)).isEmpty();
		assertThat(services.path("contents").valueStream()).isNotEmpty()
			.allSatisfy((service) -> assertThat(PublishedRules.faults("service", service)).isEmpty());
		JsonNode terms = body("/openreferral/taxonomy_terms?per_page=200&page=2");
		assertThat(terms.path("contents").valueStream()).isNotEmpty().allSatisfy((term) -> {
			assertThat(PublishedRules.faults("taxonomy_term", term)).isEmpty();
			assertThat(body("/openreferral/taxonomy_terms/" + term.path("id").stringValue())).isEqualTo(term);
		});
		JsonNode taxonomies = body("/openreferral/taxonomies");
		assertThat(taxonomies.path("contents").valueStream()).isNotEmpty().allSatisfy((taxonomy) -> {
			assertThat(PublishedRules.faults("taxonomy", taxonomy)).isEmpty();
			assertThat(body("/openreferral/taxonomies/" + taxonomy.path("id").stringValue())).isEqualTo(taxonomy);
		});
		assertThat(body("/openreferral/service_at_locations").path("empty").booleanValue()).isTrue();
	}

	@Test
	void whoHasItAlreadyGetsNoBodyUntilItChanges() throws Exception {
		CommunityId listed = listed();
		String path = "/openreferral/services/" + id(listed);
		String mark = String.valueOf(ask(path).getHeader("ETag"));

		MockHttpServletResponse again = this.pages.perform(get(path).header("If-None-Match", mark))
			.andReturn()
			.getResponse();
		this.directory.importCommunities(
				new StringReader(CatalogueRows.file(
						CatalogueRows.row(listed.value(), "free").replace("A group for tests.", "Another sentence."))),
				false, Actors.curator());
		review(listed);
		MockHttpServletResponse changed = this.pages.perform(get(path).header("If-None-Match", mark))
			.andReturn()
			.getResponse();

		assertThat(again.getStatus()).isEqualTo(304);
		assertThat(again.getContentAsString()).isEmpty();
		assertThat(again.getHeader("Cache-Control")).contains("no-cache", "public");
		assertThat(changed.getStatus()).isEqualTo(200);
		assertThat(changed.getContentAsString()).contains("Another sentence.");
	}

	@Test
	void theFactsChangeTheirMomentAndAReviewDoesNot() throws Exception {
		CommunityId listed = listed();
		String path = "/openreferral/services/" + id(listed);
		String before = body(path).path("last_modified").stringValue();

		review(listed);
		String reviewed = body(path).path("last_modified").stringValue();
		this.directory.importCommunities(
				new StringReader(CatalogueRows.file(CatalogueRows.row(listed.value(), "paid"))), false,
				Actors.curator());
		review(listed);
		String changed = body(path).path("last_modified").stringValue();

		assertThat(reviewed).isEqualTo(before);
		assertThat(changed).isGreaterThan(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=0", "page=-1", "page=abc", "per_page=0", "per_page=100000", "per_page=201",
			"page=%F0%9F%98%80", "minimum_age=young", "modified_after=now" })
	void aQuestionThatCannotBeReadIsRefusedWithItsName(String query) throws Exception {
		MockHttpServletResponse refused = ask("/openreferral/services?" + query);

		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentType()).startsWith("application/problem+json");
		assertThat(refused.getContentAsString()).contains("invalid-value", query.split("=")[0]);
		assertThat(refused.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/services/none", "/services/00000000-0000-0000-0000-000000000000", "/services/'--",
			"/taxonomies/1", "/taxonomy_terms/00000000-0000-0000-0000-000000000000", "/service_at_locations/1",
			"/services/%00", "/organizations" })
	void whatIsNotThereIsNotFound(String path) throws Exception {
		assertThat(this.pages.perform(get(java.net.URI.create("/openreferral" + path))).andReturn().getResponse())
			.satisfies((answer) -> assertThat(answer.getStatus()).isIn(400, 404));
	}

	@Test
	void aPageAfterTheLastIsEmptyAndNoFault() throws Exception {
		JsonNode page = body("/openreferral/services?page=99999");

		assertThat(page.path("empty").booleanValue()).isTrue();
		assertThat(page.path("last_page").booleanValue()).isTrue();
	}

	@Test
	void nothingCanBeWrittenThereAndAnyOriginMayRead() throws Exception {
		MockHttpServletResponse head = this.pages.perform(head("/openreferral/services")).andReturn().getResponse();

		assertThat(head.getStatus()).isEqualTo(200);
		assertThat(head.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
		assertThat(this.pages.perform(post("/openreferral/services")).andReturn().getResponse().getStatus())
			.isEqualTo(405);
	}

	private JsonNode body(String path) throws Exception {
		MockHttpServletResponse answer = ask(path);
		assertThat(answer.getStatus()).as(path).isEqualTo(200);
		assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
		return InventedFeed.JSON.readTree(answer.getContentAsByteArray());
	}

	private MockHttpServletResponse ask(String path) throws Exception {
		return this.pages.perform(get(java.net.URI.create(path))).andReturn().getResponse();
	}

	private CommunityId proposed() {
		CommunityId id = new CommunityId("f-" + UUID.randomUUID());
		this.directory.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(id.value(), "free"))),
				false, Actors.curator());
		return id;
	}

	private CommunityId listed() {
		CommunityId id = proposed();
		this.clock.forward(Duration.ofDays(-3));
		ReviewId review = Findings.submit(this.reviews, id, Actors.curator());
		this.clock.reset();
		this.reviews.approve(review, 1, null, Actors.approver());
		return id;
	}

	private void review(CommunityId id) {
		ReviewId review = Findings.submit(this.reviews, id, Actors.curator());
		this.reviews.approve(review, 1, null, Actors.approver());
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), java.time.ZoneId.of("Europe/London"));
	}

	private static UUID id(CommunityId id) {
		return FeedIds.of("service", id.value());
	}

}
