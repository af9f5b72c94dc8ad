package org.peerprescribing.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Proxy;

/**
 * A headless Chromium that is installed on this machine; none is downloaded. Each person
 * of a journey gets a context of their own, so that nobody is signed in by accident.
 */
final class Chromium implements AutoCloseable {

	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
			Path.of("/usr/bin/google-chrome"), Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

	private static final String LOUD = """

			##########################################################################
			#  NO CHROMIUM FOUND: the browser journeys did NOT run.                  #
			#  Install it (Debian: apt-get install chromium) or name it in CHROMIUM. #
			##########################################################################
			""";

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Path program) {
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(program)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
						"--disable-component-update", "--disable-sync")));
	}

	/** Where a Chromium is installed; says loudly where none is. */
	static Optional<Path> installed() {
		String named = System.getenv("CHROMIUM");
		Optional<Path> found = (named != null) ? Optional.of(Path.of(named))
				: PLACES.stream().filter(Files::isExecutable).findFirst();
		if (found.isEmpty()) {
			System.err.println(LOUD);
		}
		return found;
	}

	static Chromium start(Path program) {
		return new Chromium(program);
	}

	/** A person at a desk. */
	Page atADesk() {
		return person(1280, 900);
	}

	/** A person with a small phone. */
	Page onAPhone() {
		return person(360, 740);
	}

	private Page person(int width, int height) {
		return person(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB"));
	}

	/**
	 * A person whose window has this size in CSS pixels, and who comes no further than
	 * this machine: no community is bothered.
	 */
	Page person(int width, int height, String locale, boolean scripts) {
		return person(new Browser.NewContextOptions().setViewportSize(width, height)
			.setLocale(locale)
			.setJavaScriptEnabled(scripts)
			.setProxy(new Proxy("http://localhost:9").setBypass("localhost")));
	}

	private Page person(Browser.NewContextOptions options) {
		BrowserContext context = this.browser.newContext(options);
		context.setDefaultTimeout(15_000);
		return context.newPage();
	}

	/** Pictures of all open pages, for whoever looks for the fault. */
	void photographAll(String name) {
		int number = 0;
		for (BrowserContext context : this.browser.contexts()) {
			for (Page page : context.pages()) {
				number++;
				page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
					.setPath(Path.of("target/screenshots/failed-%s-%d.png".formatted(name, number))));
			}
		}
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
