package org.peerprescribing.directory.openreferral;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.FeedRow;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is read from our own feed is what went into it; what strangers send is read with
 * care.
 */
class ServiceReaderTests {

	private static final URI FEED = URI.create("https://feed.example/openreferral");

	private static final String ID = "ac148810-d857-441c-9679-408f346de14b";

	private final ServiceReader reader = new ServiceReader(FEED);

	static Stream<Map<String, String>> catalogue() throws IOException {
		return InventedFeed.catalogue();
	}

	@ParameterizedTest
	@MethodSource("catalogue")
	void ourOwnFeedGivesTheSameFacts(Map<String, String> columns) throws IOException {
		Feed feed = InventedFeed.of(ShippedColumns.listed(columns, InventedFeed.VETTED));

		FeedRow read = this.reader.read(InventedFeed.services(feed).getFirst(), 1);

		assertThat(read.fault()).isNull();
		assertThat(ShippedColumns.facts(read.columns())).isEqualTo(ShippedColumns.facts(columns));
	}

	@Test
	void whatAllColumnsCanHoldComesThroughToo() throws IOException {
		Map<String, String> columns = new LinkedHashMap<>(ShippedColumns.catalogue().getFirst());
		columns.put("name", "Cymorth tŷ a dŵr, مجموعة الدعم, O'Neill & \"friends\"");
		columns.put("commissioned_by", "QWO;R1A");
		columns.put("accessibility_notes", "Captions; screen reader tested = yes # all pages");
		columns.put("languages", "cy;en-GB;pa-Guru");
		columns.put("min_age", "16");
		columns.put("max_age", "25");
		columns.put("cost", "free_if_commissioned");
		columns.put("provider_type", "unknown");
		columns.put("region", "NI");

		FeedRow read = this.reader.read(
				InventedFeed.services(InventedFeed.of(ShippedColumns.listed(columns, InventedFeed.VETTED))).getFirst(),
				1);

		assertThat(ShippedColumns.facts(read.columns())).isEqualTo(ShippedColumns.facts(columns));
	}

	@Test
	void aFeedOfOthersIsReadByTheFieldsOfTheStandard() {
		FeedRow row = read("""
				"organization":{"id":"%s","name":"A council","description":"Council"},"url":"https://a.example/",
				"minimum_age":16.0,"languages":[{"id":"x","code":"cym","name":"Welsh"},{"id":"y","code":"en"}],
				"service_areas":[{"name":"Wales"}],"cost_options":[{"amount":0}],
				"attributes":[{"taxonomy_term":{"term_uri":"http://snomed.info/id/35489007"}},
				{"taxonomy_term":{"term_uri":"https://other.example/terms/1"}},{"taxonomy_term_id":"none"}]"""
			.formatted(ID));

		assertThat(row.fault()).isNull();
		assertThat(row.columns()).containsEntry("id", "or-" + ID)
			.containsEntry("provider", "A council")
			.containsEntry("provider_type", "unknown")
			.containsEntry("needs", "35489007")
			.containsEntry("min_age", "16")
			.containsEntry("languages", "cy;en")
			.containsEntry("region", "Wales")
			.containsEntry("cost", "free")
			.containsEntry("moderation", "unknown")
			.containsEntry("confidence", "low")
			.containsEntry("source", FEED + "/services/" + ID)
			.doesNotContainKey("support_types");
	}

	@ParameterizedTest
	@CsvSource({ "active,operating", "inactive,unknown", "temporarily closed,unknown", "defunct,closed" })
	void theStatusOfTheStandardCounts(String status, String expected) {
		assertThat(this.reader.read(json("{\"id\":\"" + ID + "\",\"status\":\"" + status + "\"}"), 1).columns())
			.containsEntry("status", expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}|id", "{\"id\":7}|id", "{\"id\":\"1\"}|id", "{\"id\":\"%s\"}|status",
			"{\"id\":\"%s\",\"status\":\"open\"}|status", "{\"id\":\"%s\",\"status\":\"active\",\"name\":{}}|name",
			"{\"id\":\"%s\",\"status\":\"active\",\"minimum_age\":\"16\"}|min_age",
			"{\"id\":\"%s\",\"status\":\"active\",\"maximum_age\":1e300}|max_age",
			"{\"id\":\"%s\",\"status\":\"active\",\"minimum_age\":0.5}|min_age",
			"{\"id\":\"%s\",\"status\":\"active\",\"attributes\":{}}|attributes",
			"{\"id\":\"%s\",\"status\":\"active\",\"languages\":[{\"code\":5}]}|languages" })
	void aFieldThatIsNotWhatTheStandardSaysIsNamed(String text) {
		String[] parts = text.split("\\|");

		FeedRow row = this.reader.read(json(parts[0].formatted(ID)), 4);

		assertThat(row.fault()).isEqualTo(parts[1]);
		assertThat(row.number()).isEqualTo(4);
	}

	@Test
	void aLongDescriptionIsCutAtAWordAndNeverInsideACharacter() {
		String words = read("\"description\":\"" + "word ".repeat(100) + "\"").columns().get("summary");
		String one = read("\"description\":\"a" + "\uD83D\uDE00".repeat(200) + "\"").columns().get("summary");

		assertThat(words).hasSizeLessThanOrEqualTo(160).endsWith("word…");
		assertThat(one).hasSizeLessThanOrEqualTo(160).endsWith("\uD83D\uDE00…");
	}

	@Test
	void aFactOfOursThatIsThereTwiceIsRefused() {
		String fact = "{\"value\":\"x-y\",\"taxonomy_term\":{\"term_uri\":\"" + Classification.FACT.uri() + "#id\"}}";

		assertThat(read("\"attributes\":[" + fact + "," + fact + "]").fault()).isEqualTo("attributes");
		assertThat(read("\"attributes\":[" + fact.replace("#id", "#state") + "]").fault()).isEqualTo("attributes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{", "{\"a\":1}{\"a\":1}", "{\"a\":1,\"a\":2}", "<html></html>",
			"{\"a\":\"\u0000\"}" })
	void whatIsNoDocumentIsRefused(String text) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> FeedJson.read(text))
			.satisfies((refusal) -> assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED));
	}

	@Test
	void whatIsDeepOrHugeIsRefusedWithoutReadingItAll() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> FeedJson.read("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)))
			.satisfies((refusal) -> assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED));
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> FeedJson.read("{\"a\":\"" + "x".repeat(10_000_000) + "\"}"))
			.satisfies((refusal) -> assertThat(refusal.problem()).isEqualTo(Problem.TOO_LARGE));
	}

	@Test
	void aPageThatIsThereTwiceIsRefused() {
		String page = InventedFeed.page(0);

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new GivenPages(List.of(page, page)))
			.satisfies((refusal) -> assertThat(refusal.path()).isEqualTo("page_number"));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new GivenPages(List.of("{\"name\":1}")));
	}

	private FeedRow read(String fields) {
		return this.reader.read(json("{\"id\":\"" + ID + "\",\"status\":\"active\"," + fields + "}"), 1);
	}

	private static JsonNode json(String text) {
		return InventedFeed.JSON.readTree(text);
	}

}
