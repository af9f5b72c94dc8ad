package org.peerprescribing.directory.openreferral;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.links.StubSites;
import org.peerprescribing.directory.links.StubSites.Fault;
import org.peerprescribing.directory.links.StubSites.Page;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Feeds that are fetched, from sites with every fault. */
class HttpFeedPagesTests {

	private static final String HOST = "feed.test";

	private static final String FIRST = "/or/services?page=1&per_page=100&full=true";

	private static final String EMPTY = "{\"total_items\":0,\"total_pages\":0,\"page_number\":1,\"contents\":[]}";

	private static final int LONGEST = 100_000;

	private final StubSites sites = new StubSites();

	@AfterEach
	void close() {
		this.sites.close();
	}

	@Test
	void aPageAndAServiceAreAskedForByTheirAddresses() {
		this.sites.document(HOST, FIRST, EMPTY);
		this.sites.document(HOST, "/or/services/7", "{\"id\":\"7\"}");
		HttpFeedPages pages = pages();

		assertThat(pages.services(1))
			.hasValueSatisfying((page) -> assertThat(page.path("contents").isArray()).isTrue());
		assertThat(pages.service("7")).isPresent();
		assertThat(pages.services(2)).isEmpty();
		assertThat(this.sites.asked()).containsExactly(HOST + FIRST, HOST + "/or/services/7",
				HOST + "/or/services?page=2&per_page=100&full=true");
	}

	@Test
	void whatIsNoFeedIsRefused() {
		answers(Page.of(200, "<html><title>Sign in</title></html>"), Problem.UNAVAILABLE, "not_json");
		answers(json("<html>"), Problem.MALFORMED, null);
		answers(json("{\"contents\":"), Problem.MALFORMED, null);
		answers(json("[]"), Problem.MALFORMED, null);
		answers(json("[".repeat(10_000)), Problem.MALFORMED, null);
		answers(json("{\"a\":1,\"a\":2}"), Problem.MALFORMED, null);
		answers(Page.of(500, "no"), Problem.UNAVAILABLE, "refused");
		answers(Page.of(401, "no"), Problem.UNAVAILABLE, "refused");
		answers(json(EMPTY.replace("\"page_number\":1", "\"page_number\":3")), Problem.INVALID_VALUE, "page_number");
	}

	@Test
	void nobodyIsFollowedToAnotherHost() {
		answers(Page.to(302, "http://127.0.0.1:" + port() + "/or"), Problem.UNAVAILABLE, "elsewhere");
		answers(Page.to(302, "http://localhost/or"), Problem.UNAVAILABLE, "elsewhere");
		answers(Page.to(301, this.sites.at("other.test", "/or")), Problem.UNAVAILABLE, "elsewhere");
		answers(Page.to(307, "file:///etc/passwd"), Problem.UNAVAILABLE, "elsewhere");
		answers(Page.to(302, FIRST), Problem.UNAVAILABLE, "elsewhere");
		assertThat(this.sites.asked()).allMatch((asked) -> asked.startsWith(HOST));
	}

	@Test
	void anotherPageOfTheSameHostIsFollowed() {
		this.sites.page(HOST, FIRST, Page.to(302, "/moved"));
		this.sites.document(HOST, "/moved", EMPTY);

		assertThat(pages().services(1)).isPresent();
	}

	@Test
	void aNameThatLeadsInsideIsNotAsked() {
		this.sites.name(HOST, "10.0.0.8");

		refuses(Problem.UNAVAILABLE, "address", pages());
		for (String feed : List.of("http://127.0.0.1/or", "http://[::1]/or", "http://2130706433/or", "ftp://feed.test",
				"http://user@feed.test/or")) {
			refuses(Problem.UNAVAILABLE, "address", new HttpFeedPages(URI.create(feed), documents(), limits(10)));
		}
		assertThat(this.sites.asked()).isEmpty();
	}

	@Test
	void moreThanTheLimitIsNotReadToItsEnd() {
		this.sites.page(HOST, FIRST, new Page(200, "Content-Type: application/json\r\n", "", Fault.ENDLESS));

		refuses(Problem.TOO_LARGE, "document", pages());
		assertThat(this.sites.sent()).isLessThan(50_000_000);
	}

	@Test
	void manyPagesTogetherAreTooMuchAsWell() {
		String padded = EMPTY.replace("{", "{\"more\":\"" + "x".repeat(60_000) + "\",");
		this.sites.document(HOST, FIRST, padded);
		HttpFeedPages pages = new HttpFeedPages(feed(), documents(),
				new HttpFeedPages.Limits(Duration.ofSeconds(10), 100_000, Duration.ZERO));

		assertThat(pages.services(1)).isPresent();
		refuses(Problem.TOO_LARGE, "feed", pages);
	}

	@Test
	void whoeverIsSilentOrSlowIsNotWaitedFor() {
		for (Fault fault : List.of(Fault.SILENT, Fault.DRIP)) {
			this.sites.page(HOST, FIRST, Page.broken(fault));

			refuses(Problem.UNAVAILABLE, "timeout", pages());
		}
		this.sites.page(HOST, FIRST, Page.broken(Fault.RESET));
		refuses(Problem.UNAVAILABLE, "no_answer", pages());
	}

	@Test
	void aFeedWithoutEndIsLeft() {
		this.sites.document(HOST, FIRST, EMPTY);
		HttpFeedPages pages = new HttpFeedPages(feed(), documents(),
				new HttpFeedPages.Limits(Duration.ofMillis(1), 1_000_000, Duration.ofMillis(5)));
		pages.services(1);

		refuses(Problem.UNAVAILABLE, "whole", pages);
	}

	@Test
	void onlyHttpsAddressesCanBeApproved() {
		assertThat(new FeedSettings.Directory(List.of(URI.create("https://feed.example/or"))).feeds()).hasSize(1);
		for (String feed : List.of("http://feed.example", "https://a:b@feed.example", "https://feed.example/", "feed",
				"https://feed.example?x", "file:///etc")) {
			assertThatExceptionOfType(InvalidValue.class)
				.isThrownBy(() -> new FeedSettings.Directory(List.of(URI.create(feed))));
		}
	}

	private void answers(Page page, Problem problem, @Nullable String path) {
		this.sites.page(HOST, FIRST, page);
		refuses(problem, path, pages());
	}

	private static void refuses(Problem problem, @Nullable String path, HttpFeedPages pages) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> pages.services(1)).satisfies((refusal) -> {
			assertThat(refusal.problem()).isEqualTo(problem);
			assertThat(refusal.path()).isEqualTo(path);
		});
	}

	private static Page json(String body) {
		return new Page(200, "Content-Type: application/json; charset=utf-8\r\n", body, Fault.NONE);
	}

	private HttpFeedPages pages() {
		return new HttpFeedPages(feed(), documents(), limits(10_000_000));
	}

	private org.peerprescribing.directory.links.WebDocuments documents() {
		return this.sites.documents(Duration.ofMillis(700), LONGEST);
	}

	private static HttpFeedPages.Limits limits(long bytes) {
		return new HttpFeedPages.Limits(Duration.ofSeconds(20), bytes, Duration.ZERO);
	}

	private URI feed() {
		return URI.create(this.sites.at(HOST, "/or"));
	}

	private int port() {
		return feed().getPort();
	}

}
