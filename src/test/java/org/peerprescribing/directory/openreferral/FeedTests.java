package org.peerprescribing.directory.openreferral;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The feed of the whole shipped list, held against the published fields. */
class FeedTests {

	@Test
	void everyServiceKeepsTheRulesOfTheStandardInFullAndInTheList() throws IOException {
		Feed feed = InventedFeed.whole();

		assertThat(InventedFeed.services(feed)).hasSize(75).allSatisfy((service) -> {
			assertThat(PublishedRules.faults("service", service)).isEmpty();
			assertThat(service.path("attributes")).hasSizeGreaterThan(10);
		});
		JsonNode list = InventedFeed.json(feed.services(all(), new PageRequest(1, 100), false));
		assertThat(PublishedRules.faults("page", list)).isEmpty();
		assertThat(list.path("contents").valueStream()).hasSize(75).allSatisfy((service) -> {
			assertThat(PublishedRules.faults("service", service)).isEmpty();
			assertThat(service.valueStream()).as("a list holds only what is single").noneMatch(JsonNode::isArray);
		});
	}

	@Test
	void everyTaxonomyAndTermKeepsTheRulesAndPointsToWhatThereIs() throws IOException {
		Vocabulary vocabulary = InventedFeed.whole().vocabulary();

		assertThat(vocabulary.taxonomies())
			.allMatch((taxonomy) -> PublishedRules.faults("taxonomy", InventedFeed.json(taxonomy)).isEmpty());
		assertThat(vocabulary.terms()).hasSizeGreaterThan(200).allSatisfy((term) -> {
			assertThat(PublishedRules.faults("taxonomy_term", InventedFeed.json(term))).isEmpty();
			assertThat(vocabulary.taxonomy(term.taxonomyId())).isPresent();
			assertThat(term.parentId() == null || vocabulary.term(term.parentId()).isPresent()).isTrue();
		});
	}

	@Test
	void needsAreTermsWithTheirConceptsTheSensitiveOnesToo() throws IOException {
		Vocabulary vocabulary = InventedFeed.whole().vocabulary();

		TaxonomyTerm depression = vocabulary.term(Classification.NEED, "35489007").orElseThrow();
		assertThat(depression.termUri()).isEqualTo("http://snomed.info/id/35489007");
		assertThat(depression.parentId())
			.isEqualTo(vocabulary.term(Classification.NEED, "74732009").orElseThrow().id());
		CatalogueRows.needs().all().forEach((need) -> {
			assertThat(vocabulary.term(Classification.NEED, need.concept().id())).isPresent();
		});
		assertThat(CatalogueRows.needs().all()).anyMatch((need) -> need.askFirst());
	}

	@Test
	void theRulesNoticeWhatIsWrong() throws IOException {
		ObjectNode service = (ObjectNode) InventedFeed.services(InventedFeed.whole()).getFirst();
		service.remove("name");
		service.put("status", "open").put("id", "1").put("assured_date", "yesterday").put("mood", "good");
		((ObjectNode) service.path("attributes").path(0).path("taxonomy_term")).remove("description");

		assertThat(PublishedRules.faults("service", service)).containsExactlyInAnyOrder("service.name is missing",
				"service.status is no status", "service.id is no uuid", "service.assured_date is no date",
				"service.mood is of no standard", "service.attributes.taxonomy_term.description is missing");
	}

	@Test
	void theDayOfTheReviewIsApartFromTheChangeOfTheFacts() throws IOException {
		JsonNode service = InventedFeed.services(InventedFeed.whole()).getFirst();

		assertThat(service.path("assured_date").stringValue()).isEqualTo("2026-05-04");
		assertThat(service.path("last_modified").stringValue()).isEqualTo("2026-03-01T10:15:30Z");
	}

	@Test
	void neitherWhoVettedNorTheTrackRecordGoesOut() throws IOException {
		String all = InventedFeed.services(InventedFeed.whole()).toString();

		assertThat(all).doesNotContain("Robin Reviewer", "Ash Approver", "2027-05-04");
		assertThat(all.toLowerCase(java.util.Locale.ROOT)).doesNotContain("\"sent\"", "joined\"", "track");
	}

	@Test
	void aDemonstrationIsInTheFeedOfASandboxAloneAndSaysSo() throws IOException {
		ListedCommunity shown = ShippedColumns.listed(ShippedColumns.catalogue().getFirst(),
				InventedFeed.DEMONSTRATION);
		DirectorySnapshot listing = new DirectorySnapshot(List.of(shown), CatalogueRows.needs());

		assertThat(InventedFeed.services(new Feed(listing, false))).isEmpty();
		assertThat(InventedFeed.services(new Feed(listing, true))).singleElement().satisfies((service) -> {
			assertThat(service.path("alert").stringValue()).isEqualTo(ServiceWriter.DEMONSTRATION);
			assertThat(service.has("assured_date")).isFalse();
		});
	}

	@Test
	void idsAreTheSameEveryTimeAndNoneIsThereTwice() throws IOException {
		List<JsonNode> once = InventedFeed.services(InventedFeed.whole());
		List<JsonNode> again = InventedFeed.services(InventedFeed.whole());

		assertThat(once).isEqualTo(again);
		assertThat(once.stream().map((service) -> service.path("id"))).doesNotHaveDuplicates();
		assertThat(once.stream().flatMap((service) -> service.path("attributes").valueStream()))
			.extracting((attribute) -> attribute.path("id"))
			.doesNotHaveDuplicates();
		assertThat(FeedIds.of("service", "side-by-side-mind"))
			.isEqualTo(UUID.fromString("a5993ef6-a3e5-3144-92b4-05da25cedde8"));
	}

	@ParameterizedTest
	@CsvSource({ "1,50,50,1,false", "2,50,25,2,true", "3,50,0,3,true", "1,200,75,1,true" })
	void pagesCoverEverythingOnceAndEndEmpty(int page, int size, int expected, int number, boolean last)
			throws IOException {
		Page<Service> found = InventedFeed.whole().services(all(), new PageRequest(page, size), false);

		assertThat(found.totalItems()).isEqualTo(75);
		assertThat(found.contents()).hasSize(expected);
		assertThat(found.size()).isEqualTo(expected);
		assertThat(found.pageNumber()).isEqualTo(number);
		assertThat(found.lastPage()).isEqualTo(last);
		assertThat(found.firstPage()).isEqualTo(page == 1);
		assertThat(found.empty()).isEqualTo(expected == 0);
	}

	@ParameterizedTest
	@CsvSource({ "0,50,page", "-1,50,page", "abc,50,page", "1.5,50,page", "99999999999999999999,50,page",
			"1,0,per_page", "1,201,per_page", "1,100000,per_page", "1,x,per_page" })
	void aPageOutOfItsRangeIsRefusedByName(String page, String size, String name) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PageRequest.read(page, size))
			.satisfies((refusal) -> {
				assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
				assertThat(refusal.path()).isEqualTo(name);
			});
	}

	@Test
	void findsByWordsTermTaxonomyAndAge() throws IOException {
		Feed feed = InventedFeed.whole();
		UUID carers = feed.vocabulary().term(Classification.AUDIENCE, "carers").orElseThrow().id();

		assertThat(count(feed, Map.of("search", "SIDE BY"))).isBetween(1, 2);
		assertThat(count(feed, Map.of("taxonomy_term_id", carers.toString()))).isBetween(1, 40);
		assertThat(count(feed, Map.of("taxonomy_id", FeedIds.of("taxonomy", "need").toString()))).isEqualTo(75);
		assertThat(count(feed, Map.of("minimum_age", "18"))).isBetween(1, 74);
		assertThat(count(feed, Map.of("modified_after", "2026-03-01T10:15:31Z"))).isZero();
		assertThat(count(feed, Map.of("modified_after", "2026-03-01T10:15:30Z"))).isEqualTo(75);
		assertThat(count(feed, Map.of("taxonomy_term_id", "none"))).isZero();
		assertThat(count(feed, Map.of("day", "MO"))).isZero();
		assertThat(count(feed, Map.of("whatever", "1", "search", " "))).isEqualTo(75);
	}

	@ParameterizedTest
	@ValueSource(strings = { "minimum_age=old", "maximum_age=1e9", "modified_after=yesterday",
			"modified_after=2026-02-30T00:00:00Z" })
	void aQuestionThatCannotBeReadIsRefused(String parameter) {
		String[] parts = parameter.split("=");

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new Question(Map.of(parts[0], parts[1])))
			.satisfies((refusal) -> assertThat(refusal.path()).isEqualTo(parts[0]));
	}

	private static int count(Feed feed, Map<String, String> parameters) {
		return feed.services(new Question(parameters), new PageRequest(1, 1), false).totalItems();
	}

	private static Question all() {
		return new Question(Map.of());
	}

}
