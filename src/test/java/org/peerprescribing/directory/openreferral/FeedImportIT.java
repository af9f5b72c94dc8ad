package org.peerprescribing.directory.openreferral;

import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.ImportReport.Result;
import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Feeds that come in. All tests share one directory, so each takes ids of its own, for
 * which it is empty.
 */
@IntegrationTest
class FeedImportIT {

	@Autowired
	private OpenReferralImport imports;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private JdbcClient jdbc;

	private String prefix = "";

	private URI feed = URI.create("https://feed.example");

	@BeforeEach
	void takeIds() {
		this.prefix = "r" + UUID.randomUUID().toString().substring(0, 8);
		this.feed = URI.create("https://" + this.prefix + ".example/openreferral");
	}

	@Test
	void importingOurOwnFeedGivesTheSameDirectory() throws Exception {
		String page = ownFeed();

		ImportReport first = take(page);
		ImportReport again = take(page);

		assertThat(first.rows()).hasSize(75).allMatch((row) -> row.result() == Result.ADDED);
		assertThat(again.rows()).hasSize(75).allMatch((row) -> row.result() == Result.UNCHANGED);
		List<Map<String, @Nullable Object>> original = rows("");
		assertThat(original).hasSize(75);
		assertThat(rows(this.prefix + "-")).isEqualTo(original);
	}

	@Test
	void whatAFeedBringsIsProposedWhateverTheFeedSaysOfItsChecks() throws Exception {
		take(ownFeed());

		assertThat(entry("samaritans").or(() -> entry("side-by-side-mind"))).hasValueSatisfying((entry) -> {
			assertThat(entry.state()).isEqualTo(DirectoryEntry.State.PROPOSED);
			assertThat(entry.vetting()).isNull();
		});
		assertThat(this.directory.snapshot().communities())
			.noneMatch((listed) -> listed.community().id().value().startsWith(this.prefix));
	}

	@Test
	void aDryRunReportsAndWritesNothing() throws Exception {
		ImportReport report = this.imports.importFeed(this.feed, new GivenPages(List.of(ownFeed())), true,
				Actors.curator());

		assertThat(report.count(Result.ADDED)).isEqualTo(75);
		assertThat(rows(this.prefix + "-")).isEmpty();
	}

	@Test
	void aBadServiceIsNamedAndStopsNoOther() throws Exception {
		String good = service("good", Map.of("name", "Tŷ a dŵr, مجموعة الدعم"));
		ImportReport report = take(
				InventedFeed.page(8, service("html", Map.of()).replace("\"A group\"", "\"<b>A</b>\""),
						service("long", Map.of()).replace("\"A group\"", "\"" + "n".repeat(200) + "\""),
						service("scheme", Map.of()).replace("https://example.org/", "javascript:alert(1)"),
						service("digit", Map.of()).replace("http://snomed.info/id/35489007",
								"http://snomed.info/id/35489008"),
						good, service("bidi", Map.of()).replace("\"A group\"", "\"A\\u202Egroup\""), good,
						"{\"id\":\"7\",\"status\":\"active\"}"));

		assertThat(report.rows()).extracting(ImportReport.Row::fault)
			.containsExactly("name", "name", "url", "needs", null, "name", "id", "id");
		assertThat(report.rows()).extracting(ImportReport.Row::line).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
		assertThat(entry("good"))
			.hasValueSatisfying((entry) -> assertThat(entry.community().name()).isEqualTo("Tŷ a dŵr, مجموعة الدعم"));
		assertThat(entry("html")).isEmpty();
	}

	@Test
	void aFeedThatMiscountsIsNotTakenInAtAll() throws Exception {
		String one = service("one", Map.of());
		String two = service("two", Map.of());

		refuses("total_items", InventedFeed.page(1, one, two));
		refuses("total_items", InventedFeed.page(3, one, two));
		refuses("total_items", InventedFeed.page(-1, one));
		refuses("total_pages", InventedFeed.page(2, one, two).replace("\"total_pages\":1", "\"total_pages\":2"));
		refuses("total_pages", InventedFeed.page(1, one).replace("\"total_pages\":1", "\"total_pages\":2000000000000"));
		refuses(null,
				InventedFeed.page(1, one).replace("contents", "content\",\"contents").replace(":[", ":1,\"x\":["));
		assertThat(entry("one")).isEmpty();
	}

	@Test
	void aListWithOnlyWhatIsSingleIsReadWithTheServicesThemselves() throws Exception {
		String whole = service("split", Map.of());
		var brief = (tools.jackson.databind.node.ObjectNode) InventedFeed.JSON.readTree(whole);
		brief.remove(List.of("attributes", "languages", "service_areas", "cost_options", "schedules"));

		ImportReport report = take(InventedFeed.page(1, brief.toString()), whole);

		assertThat(report.rows()).singleElement().satisfies((row) -> assertThat(row.result()).isEqualTo(Result.ADDED));
	}

	@Test
	void aFeedChangesOnlyWhatItBroughtAndNobodyChangedSince() throws Exception {
		CommunityId ours = new CommunityId(this.prefix + "-ours");
		this.directory.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(ours.value(), "paid"))),
				false, Actors.curator());
		take(InventedFeed.page(1, service("theirs", Map.of())));

		ImportReport report = take(InventedFeed.page(2, service("ours", Map.of("cost", "free")),
				service("theirs", Map.of("moderation", "post_24h"))));
		ImportReport ofOthers = this.imports.importFeed(URI.create("https://other.example"),
				new GivenPages(List.of(InventedFeed.page(1, service("theirs", Map.of("moderation", "pre"))))), false,
				Actors.curator());
		this.directory.importCommunities(
				new StringReader(CatalogueRows.file(CatalogueRows.row(this.prefix + "-theirs", "paid"))), false,
				Actors.curator());
		ImportReport late = take(InventedFeed.page(1, service("theirs", Map.of("moderation", "peer_only"))));

		assertThat(report.rows()).extracting(ImportReport.Row::result).containsExactly(Result.REFUSED, Result.CHANGED);
		assertThat(report.rows().getFirst().fault()).isEqualTo("id");
		assertThat(ofOthers.rows()).extracting(ImportReport.Row::fault).containsExactly("id");
		assertThat(late.rows()).extracting(ImportReport.Row::fault).containsExactly("id");
	}

	@Test
	void onlyACuratorMayAndOnlyFromAnAddress() {
		GivenPages pages = new GivenPages(List.of(InventedFeed.page(0)));

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.imports.importFeed(this.feed, pages, true, Actors.approver()))
			.satisfies((refusal) -> assertThat(refusal.problem()).isEqualTo(Problem.FORBIDDEN));
		for (String address : List.of("ftp://feed.example", "feed", "https://a:b@feed.example", "javascript:1")) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> this.imports.importFeed(URI.create(address), pages, true, Actors.curator()))
				.satisfies((refusal) -> assertThat(refusal.path()).isEqualTo("feed"));
		}
	}

	private ImportReport take(String... documents) {
		return this.imports.importFeed(this.feed, new GivenPages(List.of(documents)), false, Actors.curator());
	}

	private void refuses(@Nullable String path, String page) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(page))
			.satisfies((refusal) -> assertThat(refusal.path()).isEqualTo(path));
	}

	private java.util.Optional<DirectoryEntry> entry(String id) {
		return this.directory.entry(new CommunityId(this.prefix + "-" + id));
	}

	/** The shipped list as a page, each community under an id of this test. */
	private String ownFeed() throws Exception {
		List<ListedCommunity> all = new ArrayList<>();
		for (Map<String, String> row : ShippedColumns.catalogue()) {
			Map<String, String> columns = new LinkedHashMap<>(row);
			columns.put("id", this.prefix + "-" + columns.get("id"));
			all.add(ShippedColumns.listed(columns, InventedFeed.VETTED));
		}
		return InventedFeed.page(75,
				InventedFeed.services(InventedFeed.of(all.toArray(ListedCommunity[]::new)))
					.stream()
					.map(Object::toString)
					.toArray(String[]::new));
	}

	private String service(String id, Map<String, String> other) throws Exception {
		Map<String, String> columns = new LinkedHashMap<>(ShippedColumns.catalogue().getFirst());
		columns.putAll(Map.of("id", this.prefix + "-" + id, "name", "A group", "url", "https://example.org/", "needs",
				"35489007", "needs_display", "Depressive disorder"));
		columns.putAll(other);
		return InventedFeed.services(InventedFeed.of(ShippedColumns.listed(columns, InventedFeed.VETTED)))
			.getFirst()
			.toString();
	}

	/** Every column of the facts; the prefix is taken off the ids. */
	private List<Map<String, @Nullable Object>> rows(String ids) {
		return this.jdbc.sql("""
				select substr(id, length(:ids) + 1) as id, name, provider, provider_type, address, summary,
				  needs::text, min_age, max_age, audience::text, formats::text, moderation, professional_oversight,
				  anonymous_allowed, cost, commissioned_by::text, registration_required, languages::text, region,
				  accessibility, crisis_policy, supports::text, source_status, source, confidence
				from directory.community
				where id like :ids || '%' and substr(id, length(:ids) + 1) = any(string_to_array(:known, ' '))
				order by id collate "C\"""").param("ids", ids).param("known", known()).query().listOfRows();
	}

	private static String known() {
		try {
			return String.join(" ", ShippedColumns.catalogue().stream().map((row) -> row.get("id")).toList());
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
