package org.peerprescribing.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.OverHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a telephone that has never been here has to fetch, and how long that takes. */
@OverHttp
class FirstViewBrowserIT {

	private static final Logger log = LoggerFactory.getLogger(FirstViewBrowserIT.class);

	private static final long MOST_BYTES = 60_000;

	/**
	 * Milliseconds. The aim is 2,000; a machine that is busy with other tests is given
	 * twice that.
	 */
	private static final double MOST_TIME = 4_000;

	private static final int BYTES_A_SECOND = 400_000 / 8;

	private static final int LATENCY = 400;

	/** When there is something to read, and when the question can be answered. */
	private static final String USABLE = "Math.max(performance.getEntriesByName('first-contentful-paint')[0].startTime,"
			+ " performance.getEntriesByType('navigation')[0].domInteractive)";

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Test
	void theFirstViewIsSmallAndAsksNobodyElse() {
		see((page, fetched) -> {
			page.navigate(link(), new Page.NavigateOptions()
				.setWaitUntil(com.microsoft.playwright.options.WaitUntilState.NETWORKIDLE));

			keep("first-view-bytes", fetched.bytes + " " + fetched.addresses);
			assertThat(fetched.bytes).as(fetched.addresses::toString).isBetween(1L, MOST_BYTES);
			assertThat(fetched.addresses).hasSizeGreaterThan(3)
				.allMatch((address) -> address.startsWith("http://localhost:" + this.port + "/"));
		});
	}

	@Test
	void theFirstViewIsUsableSoonOnASlowTelephone() {
		see((page, fetched) -> {
			JsonObject slow = new JsonObject();
			slow.addProperty("offline", false);
			slow.addProperty("latency", LATENCY);
			slow.addProperty("downloadThroughput", BYTES_A_SECOND);
			slow.addProperty("uploadThroughput", BYTES_A_SECOND);
			fetched.session.send("Network.emulateNetworkConditions", slow);
			page.navigate(link());
			page.locator("#birth-date-day").fill("17");

			double usable = ((Number) page.evaluate(USABLE)).doubleValue();
			keep("first-view-milliseconds", String.format(Locale.ROOT, "%.0f", usable));
			assertThat(usable).isBetween((double) LATENCY, MOST_TIME);
		});
	}

	private void see(Visit visit) {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Page page = browser.onAPhone();
			visit.see(page, new Fetched(page));
		}
	}

	private String link() {
		return "http://localhost:" + this.port + "/l/" + IssuedPath.issue(this.context).link(this.context).token();
	}

	/** Beside the test reports, to be compared with those of other builds. */
	private static void keep(String what, String figure) {
		log.info("{}: {}", what, figure.replaceAll("/l/\\w+", "/l/..."));
		try {
			Path folder = Files.createDirectories(Path.of("target/speed"));
			Files.writeString(folder.resolve(what + ".txt"), figure.replaceAll("/l/\\w+", "/l/...") + "\n");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** What is done with a page nobody has seen yet. */
	private interface Visit {

		void see(Page page, Fetched fetched);

	}

	/** Bytes on the network, headings included, as the browser counts them. */
	private static final class Fetched {

		private final CDPSession session;

		private final Set<String> addresses = new TreeSet<>();

		private long bytes;

		private Fetched(Page page) {
			this.session = page.context().newCDPSession(page);
			this.session.on("Network.requestWillBeSent",
					(event) -> this.addresses.add(event.getAsJsonObject("request").get("url").getAsString()));
			this.session.on("Network.loadingFinished",
					(event) -> this.bytes += event.get("encodedDataLength").getAsLong());
			this.session.send("Network.enable");
		}

	}

}
