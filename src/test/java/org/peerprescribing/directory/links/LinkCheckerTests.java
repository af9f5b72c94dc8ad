package org.peerprescribing.directory.links;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.links.StubSites.Fault;
import org.peerprescribing.directory.links.StubSites.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** One check against real sites on this machine. */
class LinkCheckerTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

	@TempDir
	private Path folder;

	private StubSites sites = new StubSites(null);

	@AfterEach
	void close() {
		this.sites.close();
	}

	@ParameterizedTest
	@CsvSource({ "200,Welcome,ANSWERS", "204,'',ANSWERS", "404,x,NOT_FOUND", "410,x,NOT_FOUND", "451,x,LEGAL_BLOCK",
			"403,Not available in your country,REGION_BLOCK", "403,Because of the Online Safety Act,REGION_BLOCK",
			"403,Checking your browser,TURNED_AWAY", "401,x,TURNED_AWAY", "429,x,TURNED_AWAY", "500,x,SERVER_ERROR",
			"503,x,SERVER_ERROR", "200,Buy this domain,PARKED_PAGE",
			"200,<title>site.test - domain for sale</title>" + ",PARKED_PAGE",
			"200,Sorry: not available in your region,REGION_BLOCK", "304,x,STRANGE_ANSWER", "302,x,STRANGE_ANSWER" })
	void readsWhatASiteAnswers(int status, String body, Cause expected) {
		assertThat(check(this.sites.home("site.test", Page.of(status, body)))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "RESET,BROKEN_OFF", "SILENT,TIMEOUT", "DRIP,TIMEOUT", "NOT_HTTP,BROKEN_OFF", "ENDLESS,ANSWERS" })
	void endsInTimeWhateverTheOtherSideDoes(Fault fault, Cause expected) {
		String address = this.sites.home("site.test", Page.broken(fault));
		long before = System.nanoTime();

		Cause cause = check(address);

		assertThat(cause).isEqualTo(expected);
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
		// The buffers of the system between the two take some megabytes.
		assertThat(this.sites.sent()).isLessThan(16 * 1024 * 1024);
	}

	@Test
	void saysWhetherANameExistsAtAll() {
		assertThat(check("http://no-such-site.example/")).isEqualTo(Cause.NAME_UNKNOWN);
		this.sites.down(true);
		assertThat(check(this.sites.home("site.test", Page.FINE))).isEqualTo(Cause.NAME_FAILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.1", "169.254.169.254", "127.0.0.2", "::1", "fd00::1", "::ffff:127.0.0.1",
			"64:ff9b::7f00:1", "0.0.0.0" })
	void goesToNoPrivateAddressUnderWhateverName(String address) {
		this.sites.name("inside.test", address);
		this.sites.name("half.test", "127.0.0.1", address);

		// The stub answers on every one of these that is this machine.
		boolean here = address.equals("::ffff:127.0.0.1");
		assertThat(check("http://inside.test/")).isEqualTo(Cause.NOT_PUBLIC);
		assertThat(check(this.sites.home("half.test", Page.FINE))).isEqualTo(here ? Cause.ANSWERS : Cause.NOT_PUBLIC);
		assertThat(this.sites.asked()).hasSize(here ? 1 : 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:%d/secret", "http://localhost:%d/secret", "http://[::1]:%d/secret",
			"http://2130706433:%d/secret", "http://0x7f.1:%d/secret", "//127.1:%d/secret", "file:///etc/passwd",
			"http://site.test@127.0.0.1:%d/secret", "gopher://site.test:%d/secret", "http://in.site.test:%d/secret",
			"http://site.test:22/secret", "http:///secret" })
	void noRedirectLeadsInside(String location) {
		this.sites.name("in.site.test", "127.0.0.9");
		int port = address(this.sites.at("site.test", "/")).port();
		String address = this.sites.home("site.test", Page.to(302, location.formatted(port)));

		Cause cause = check(address);

		assertThat(cause).isIn(Cause.BAD_ADDRESS, Cause.NOT_PUBLIC);
		assertThat(this.sites.asked()).containsExactly("site.test/");
	}

	/** A name that shows another address the second time is asked for once only. */
	@Test
	void connectsToTheAddressThatWasChecked() {
		Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.66", "127.0.0.66"));
		String address = this.sites.home("site.test", Page.FINE);
		PageFetcher fetcher = new PageFetcher("test", (host) -> List.of(InetAddress.getByName(answers.remove())),
				(to, port) -> to.getHostAddress().equals("127.0.0.1"), anySsl(), PageFetcher.Limits.USUAL);

		Fetched first = fetcher.get(address(address));
		Fetched second = fetcher.get(address(address));

		assertThat(first).isInstanceOfSatisfying(Fetched.Answer.class,
				(answer) -> assertThat(answer.status()).isEqualTo(200));
		assertThat(second).isEqualTo(new Fetched.NoAnswer(Cause.NOT_PUBLIC));
		assertThat(answers).hasSize(1);
	}

	@Test
	void followsRedirectsWithinTheSiteAndReportsOthers() {
		this.sites.home("www.site.test", Page.FINE);
		String home = this.sites.home("site.test", Page.to(301, this.sites.at("www.site.test", "/")));
		String away = this.sites.home("gone.test", Page.to(301, this.sites.at("casino.test", "/")));
		String parked = this.sites.home("sold.test", Page.to(302, "https://www.sedo.com/search?domain=sold.test"));
		String own = this.sites.home("left.test", Page.to(302, this.sites.at("ww1.left.test", "/")));

		assertThat(check(home)).isEqualTo(Cause.ANSWERS);
		assertThat(finding(away)).isEqualTo(new Finding(Cause.OTHER_HOST, "casino.test"));
		assertThat(check(parked)).isEqualTo(Cause.PARKED_HOST);
		assertThat(check(own)).isEqualTo(Cause.PARKED_HOST);
		assertThat(this.sites.asked()).containsExactly("site.test/", "www.site.test/", "gone.test/", "sold.test/",
				"left.test/");
	}

	@Test
	void followsFiveRedirectsAndNotSix() {
		for (int i = 0; i < 10; i++) {
			this.sites.page("site.test", "/" + i, Page.to(307, "/" + (i + 1)));
		}
		this.sites.page("site.test", "/10", Page.FINE);
		String loop = this.sites.page("loop.test", "/a", Page.to(302, "/a"));

		assertThat(check(this.sites.at("site.test", "/5"))).isEqualTo(Cause.ANSWERS);
		assertThat(check(this.sites.at("site.test", "/4"))).isEqualTo(Cause.TOO_MANY_REDIRECTS);
		assertThat(check(loop)).isEqualTo(Cause.TOO_MANY_REDIRECTS);
		assertThat(Collections.frequency(this.sites.asked(), "loop.test/a")).isEqualTo(6);
	}

	@Test
	void asksRobotsFirstAndOnceADay() {
		this.sites.page("shut.test", "/robots.txt", Page.robots("User-agent: *\nDisallow: /\n"));
		this.sites.page("shut.test", "/in", Page.FINE);
		this.sites.page("ill.test", "/robots.txt", Page.of(503, "x"));
		String ill = this.sites.home("ill.test", Page.FINE);
		LinkChecker checker = checker(this.sites.fetcher(anySsl(), Duration.ofSeconds(3)));
		HostPace pace = new HostPace(Duration.ZERO);

		Finding shut = checker.check(this.sites.at("shut.test", "/in"), false, pace);
		Finding again = checker.check(this.sites.at("shut.test", "/in"), false, pace);

		assertThat(shut.cause()).isEqualTo(Cause.ROBOTS);
		assertThat(again).isEqualTo(shut);
		assertThat(this.sites.askedAll()).containsExactly("shut.test/robots.txt");
		assertThat(checker.check(ill, false, pace).cause()).isEqualTo(Cause.ROBOTS_UNREADABLE);
		assertThat(this.sites.asked()).isEmpty();
		assertThat(checker.check(ill, true, pace).cause()).isEqualTo(Cause.ANSWERS);
	}

	@Test
	void saysWhoAsksAndNothingElse() {
		check(this.sites.home("site.test",
				new Page(200, "Content-Type: text/html\r\nSet-Cookie: a=b\r\n", "Welcome", Fault.NONE)));

		assertThat(this.sites.heads()).hasSize(2)
			.allSatisfy((head) -> assertThat(head)
				.containsIgnoringCase("user-agent: peer-prescribing-link-checker/1.0 (+https://peer.example)")
				.doesNotContainIgnoringCase("cookie")
				.doesNotContainIgnoringCase("authorization")
				.doesNotContainIgnoringCase("referer")
				.doesNotContainIgnoringCase("upgrade"));
	}

	@Test
	void asksOneHostOneThingAtATimeWithAPauseBetween() throws InterruptedException {
		LinkChecker checker = checker(this.sites.fetcher(anySsl(), Duration.ofSeconds(3)));
		HostPace pace = new HostPace(Duration.ofMillis(200));
		List<Thread> threads = List.of("/a", "/b", "/c")
			.stream()
			.map((path) -> this.sites.page("site.test", path, Page.FINE))
			.map((address) -> Thread.ofVirtual().start(() -> checker.check(address, false, pace)))
			.toList();
		for (Thread thread : threads) {
			thread.join();
		}

		List<Long> at = this.sites.startedAt().stream().sorted().toList();
		assertThat(at).hasSizeGreaterThanOrEqualTo(4);
		for (int i = 1; i < at.size(); i++) {
			assertThat(at.get(i) - at.get(i - 1)).isGreaterThanOrEqualTo(200_000_000L);
		}
	}

	@Test
	void believesOnlyACertificateThatIsGoodForTheName() throws Exception {
		SSLContext site = StubCertificates.of("secure.test", this.folder);
		try (StubSites secure = new StubSites(site)) {
			String address = secure.home("secure.test", Page.FINE);
			secure.home("other.test", Page.FINE);

			assertThat(check(secure.fetcher(site, Duration.ofSeconds(3)), address)).isEqualTo(Cause.ANSWERS);
			assertThat(check(secure.fetcher(anySsl(), Duration.ofSeconds(3)), address)).isEqualTo(Cause.CERTIFICATE);
			assertThat(check(secure.fetcher(site, Duration.ofSeconds(3)), secure.at("other.test", "/")))
				.isEqualTo(Cause.CERTIFICATE);
		}
	}

	private Cause check(String address) {
		return finding(address).cause();
	}

	private Finding finding(String address) {
		return checker(this.sites.fetcher(anySsl(), Duration.ofSeconds(2))).check(address, false,
				new HostPace(Duration.ZERO));
	}

	private static Cause check(PageFetcher fetcher, String address) {
		return checker(fetcher).check(address, false, new HostPace(Duration.ZERO)).cause();
	}

	private static LinkChecker checker(PageFetcher fetcher) {
		return new LinkChecker(fetcher, new RobotsRules(fetcher, LinkSettings.PRODUCT, CLOCK));
	}

	private static WebAddress address(String text) {
		try {
			return WebAddress.of(text);
		}
		catch (RefusedAddress ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static SSLContext anySsl() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
