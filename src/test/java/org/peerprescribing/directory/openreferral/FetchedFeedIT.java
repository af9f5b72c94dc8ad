package org.peerprescribing.directory.openreferral;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ImportReport.Result;
import org.peerprescribing.directory.ImportTrial;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.directory.links.StubSites;
import org.peerprescribing.directory.links.StubSites.Page;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.ui.ExtendedModelMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** An approved feed that is fetched from its address, shown, and taken in as shown. */
@IntegrationTest
class FetchedFeedIT {

	private static final String HOST = "feed.test";

	@Autowired
	private OpenReferralImport imports;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private MockMvc pages;

	@TempDir
	private Path folder;

	private StubSites sites = new StubSites();

	private final String prefix = "w" + UUID.randomUUID().toString().substring(0, 8);

	@BeforeEach
	void speakTls() throws Exception {
		this.sites.close();
		this.sites = StubSites.secure(HOST, this.folder);
	}

	@AfterEach
	void close() {
		this.sites.close();
	}

	@Test
	void aFeedIsFetchedPageByPageShownAndTakenIn() throws Exception {
		page(1, 2, 2, service("one", "free"));
		page(2, 2, 2, service("two", "free"));
		ExtendedModelMap tried = new ExtendedModelMap();
		ExtendedModelMap taken = new ExtendedModelMap();

		int status = fetch("", tried);
		boolean writtenByTrying = here("one");
		fetch(trial(tried).digest(), taken);

		assertThat(status).isEqualTo(200);
		assertThat(trial(tried).report().count(Result.ADDED)).isEqualTo(2);
		assertThat(writtenByTrying).isFalse();
		assertThat(trial(taken).written()).isTrue();
		assertThat(here("one") && here("two")).isTrue();
	}

	@Test
	void aFeedThatSaysSomethingElseTheSecondTimeIsShownAgain() throws Exception {
		page(1, 1, 1, service("one", "free"));
		ExtendedModelMap tried = new ExtendedModelMap();
		ExtendedModelMap changed = new ExtendedModelMap();
		fetch("", tried);
		page(1, 1, 1, service("one", "paid"));

		int status = fetch(trial(tried).digest(), changed);

		assertThat(status).isEqualTo(409);
		assertThat(trial(changed).written()).isFalse();
		assertThat(changed.get("changed")).isEqualTo(true);
		assertThat(here("one")).isFalse();
	}

	@Test
	void aFeedThatLiesAboutItsTotalOrNeverEndsComesInNotAtAll() throws Exception {
		page(1, 1, 3, service("one", "free"));
		assertFault("total_items");
		page(1, 1, 1, service("one", "free"), service("two", "free"));
		assertFault("total_items");
		page(1, 20_000, 20_000, service("one", "free"));
		page(2, 20_000, 20_000);
		assertFault("total_items");
		page(1, 2_000_000, 2_000_000, service("one", "free"));
		assertFault("total_items");
		page(1, 3, 2, service("one", "free"));
		this.sites.page(HOST, path(2), Page.of(404, "gone"));
		assertFault("total_pages");
		assertThat(here("one")).isFalse();
	}

	@Test
	void noFeedIsApprovedUnlessTheSiteNamesIt() throws Exception {
		MockHttpServletResponse form = this.pages
			.perform(get("/directory/import/open-referral").with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();
		MockHttpServletResponse refused = this.pages
			.perform(post("/directory/import/open-referral/fetched").param("from", "http://169.254.169.254/latest")
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();

		assertThat(form.getContentAsString()).contains("No feed is approved at this site");
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("Choose one of the approved feeds");
	}

	private void assertFault(String path) {
		ExtendedModelMap model = new ExtendedModelMap();
		assertThat(fetch("", model)).isEqualTo(502);
		assertThat(model.get("fault")).isEqualTo("directory.feed.fault." + path);
	}

	/** As the page does, with one feed approved; its status. */
	private int fetch(String shown, ExtendedModelMap model) {
		URI feed = URI.create(this.sites.at(HOST, "/or"));
		FeedImportPages page = new FeedImportPages(this.imports, this.sites.documents(Duration.ofSeconds(5), 1_000_000),
				new FeedSettings(false, new FeedSettings.Directory(List.of(feed))));
		MockHttpServletResponse response = new MockHttpServletResponse();
		page.fetch(feed.toString(), shown, Actors.curator(), model, response);
		return response.getStatus();
	}

	private static ImportTrial trial(ExtendedModelMap model) {
		return (ImportTrial) java.util.Objects.requireNonNull(model.get("trial"));
	}

	private boolean here(String id) {
		return this.directory.entry(new CommunityId(this.prefix + "-" + id)).isPresent();
	}

	private static String path(int number) {
		return "/or/services?page=" + number + "&per_page=100&full=true";
	}

	private void page(int number, int pages, int total, String... services) {
		this.sites.document(HOST, path(number),
				"{\"total_items\":%d,\"total_pages\":%d,\"page_number\":%d,\"contents\":[%s]}".formatted(total, pages,
						number, String.join(",", services)));
	}

	private String service(String id, String cost) throws Exception {
		Map<String, String> columns = new LinkedHashMap<>(ShippedColumns.catalogue().getFirst());
		columns.putAll(Map.of("id", this.prefix + "-" + id, "cost", cost));
		return InventedFeed.services(InventedFeed.of(ShippedColumns.listed(columns, InventedFeed.VETTED)))
			.getFirst()
			.toString();
	}

}
