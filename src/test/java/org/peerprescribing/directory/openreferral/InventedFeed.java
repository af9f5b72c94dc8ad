package org.peerprescribing.directory.openreferral;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.directory.Vetting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped list as if every community of it were vetted. */
final class InventedFeed {

	static final Vetting VETTED = new Vetting("Robin Reviewer", "Ash Approver", LocalDate.of(2026, 5, 4),
			LocalDate.of(2027, 5, 4), true, false);

	static final Vetting DEMONSTRATION = new Vetting("Robin Reviewer", "Ash Approver", LocalDate.of(2026, 5, 4),
			LocalDate.of(2027, 5, 4), true, true);

	static final JsonMapper JSON = new JsonMapper();

	private InventedFeed() {
	}

	static Feed of(ListedCommunity... communities) throws IOException {
		return new Feed(new DirectorySnapshot(List.of(communities), CatalogueRows.needs()), false);
	}

	static Feed whole() throws IOException {
		return of(ShippedColumns.catalogue()
			.stream()
			.map((columns) -> ShippedColumns.listed(columns, VETTED))
			.toArray(ListedCommunity[]::new));
	}

	/** Every service of the feed in full. */
	static List<JsonNode> services(Feed feed) {
		Page<Service> page = feed.services(new Question(Map.of()), new PageRequest(1, PageRequest.MOST), true);
		return page.contents().stream().map(InventedFeed::json).toList();
	}

	static JsonNode json(Object document) {
		return JSON.readTree(JSON.writeValueAsString(document));
	}

	/** A page of the standard with these services. */
	static String page(int total, String... services) {
		return """
				{"total_items":%d,"total_pages":1,"page_number":1,"size":%d,"first_page":true,"last_page":true,
				"empty":false,"contents":[%s]}""".formatted(total, services.length, String.join(",", services));
	}

	static Stream<Map<String, String>> catalogue() throws IOException {
		return ShippedColumns.catalogue().stream();
	}

}
