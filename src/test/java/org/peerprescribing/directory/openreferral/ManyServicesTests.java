package org.peerprescribing.directory.openreferral;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.ShippedColumns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of the feed costs the same however many communities there are. */
class ManyServicesTests {

	private static final Logger log = LoggerFactory.getLogger(ManyServicesTests.class);

	private static final int MANY = 10_000;

	@Test
	void aPageOfTenThousandComesAtOnce() throws IOException {
		List<Map<String, String>> rows = ShippedColumns.catalogue();
		List<ListedCommunity> many = IntStream.range(0, MANY).mapToObj((n) -> {
			Map<String, String> columns = new LinkedHashMap<>(rows.get(n % rows.size()));
			columns.put("id", "many-" + n);
			return ShippedColumns.listed(columns, InventedFeed.VETTED);
		}).toList();
		DirectorySnapshot listing = new DirectorySnapshot(many, CatalogueRows.needs());

		long started = System.nanoTime();
		Feed feed = new Feed(listing, false);
		long made = System.nanoTime() - started;
		long brief = median(feed, Map.of(), false);
		long whole = median(feed, Map.of(), true);
		long searched = median(feed, Map.of("search", "anxiety"), false);
		long byTerm = median(feed,
				Map.of("taxonomy_term_id", FeedIds.of("taxonomy_term", "need", "35489007").toString()), false);

		log.info(
				"{} services: feed made in {} us; median of a page of 50: {} us, in full {} us, search {} us, by term {} us",
				MANY, made / 1000, brief / 1000, whole / 1000, searched / 1000, byTerm / 1000);
		assertThat(brief).isLessThan(100_000_000);
	}

	private static long median(Feed feed, Map<String, String> parameters, boolean whole) {
		List<Long> times = new ArrayList<>();
		for (int n = 1; n <= 60; n++) {
			long started = System.nanoTime();
			InventedFeed.JSON.writeValueAsBytes(feed.services(new Question(parameters), new PageRequest(n, 50), whole));
			times.add(System.nanoTime() - started);
		}
		times.sort(null);
		return times.get(times.size() / 2);
	}

}
