package org.peerprescribing.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every page of a patient in a real browser, in both languages, by keyboard alone: once
 * without JavaScript on the narrowest telephone, once with it at four times the size,
 * where each page is also looked at for accessibility.
 */
@OverHttp
class PatientPagesBrowserIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	/** CSS pixels: a small telephone, and 1280 at 400 %. */
	private static final int WIDTH = 320;

	private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MovableClock clock;

	private String language = "en";

	private boolean scripts;

	private int pictures;

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@ParameterizedTest(name = "{0}, scripts: {1}")
	@CsvSource({ "en, false", "cy, false", "en, true", "cy, true" })
	void everyPageIsReachedUsedAndReadByKeyboardAlone(String language, boolean scripts) {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		this.language = language;
		this.scripts = scripts;
		IssuedPath path = IssuedPath.issue(this.context);
		IssuedPath member = IssuedPath.issue(this.context);
		IssuedPath revoked = IssuedPath.issue(this.context);
		String expired = "/l/" + IssuedPath.issue(this.context).link(this.context).token();
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Page page = browser.person(WIDTH, scripts ? 256 : 640, language + "-GB", scripts);
			Keyboard keyboard = new Keyboard(page);
			comeIn(page, keyboard, path);
			changeCommunity(page, keyboard);
			askAndChoose(page, keyboard);
			read(page, keyboard);
			goAndJoin(page, keyboard);
			answerForTwelveWeeks(page, keyboard, path);
			assertThat(latest(path).step()).isEqualTo(UptakeStep.FINISHED);
			assertThat(latest(path).attempt()).isEqualTo(2);

			this.clock.reset();
			enter(page, keyboard, member, "17");
			keyboard.press("form[action='/my/member'] button");
			look(page, "over");
			keyboard.press("form[action='/my/stop'] button");
			look(page, "stopped");
			assertThat(latest(member).step()).isEqualTo(UptakeStep.ALREADY_MEMBER);
			getNowhere(page, keyboard, revoked);
			comeTooLate(page, keyboard, expired);
		}
	}

	private void comeIn(Page page, Keyboard keyboard, IssuedPath path) {
		page.navigate(address("/c"));
		look(page, "code");
		keyboard.press("main form button");
		look(page, "code-error");
		page.navigate(address("/l/" + path.link(this.context).token()));
		look(page, "start");
		keyboard.type("#birth-date-day", "18");
		keyboard.type("#birth-date-month", "5");
		keyboard.type("#birth-date-year", "1985");
		keyboard.press("main form button");
		look(page, "start-error");
		enter(page, keyboard, path, "17");
		look(page, "my");
	}

	private void changeCommunity(Page page, Keyboard keyboard) {
		keyboard.press("a[href='/my/not-right']");
		look(page, "not-right");
		keyboard.press("main form button");
		look(page, "not-right-error");
		keyboard.choose("reason", "TOO_BUSY");
		keyboard.press("main form button");
		look(page, "others");
		keyboard.press("form[action='/my/others'] button");
		look(page, "my-second");
	}

	private void askAndChoose(Page page, Keyboard keyboard) {
		keyboard.press("a[href='/my/remind']");
		look(page, "remind");
		keyboard.press("main form button");
		look(page, "remind-error");
		keyboard.choose("days", "7");
		keyboard.press("main form button");
		look(page, "reminded");
		keyboard.press("main a[href='/my']");
		keyboard.press("a[href='/my/someone']");
		look(page, "someone");
		keyboard.press(".nhsuk-back-link");
		keyboard.press("form[action='/my/help-now'] button");
		look(page, "help-now");
		keyboard.press("main a[href='/my']");
		keyboard.press("main a[href='/my/choices']");
		look(page, "choices");
		keyboard.press("form[action='/my/choices'] button");
		look(page, "choices-error");
		keyboard.choose("sharing", "CODES_ONLY");
		keyboard.press("form[action='/my/choices'] button");
		look(page, "chosen");
		keyboard.press("main a[href='/my']");
	}

	private void read(Page page, Keyboard keyboard) {
		keyboard.press("a[href='/my/measures']");
		look(page, "measures");
		keyboard.press("form[action='/my/measures'] button");
		look(page, "measures-sent");
		page.navigate(address("/my"));
		keyboard.press("a[href='/help/writing']");
		look(page, "writing");
		for (String what : List.of("urgent", "privacy", "accessibility")) {
			keyboard.press("footer a[href='/help/" + what + "']");
			look(page, what);
		}
		page.navigate(address("/my"));
	}

	private void goAndJoin(Page page, Keyboard keyboard) {
		assertThat(keyboard.leave("form[action='/my/go'] button", address(""))).startsWith("https://");
		page.navigate(address("/my"));
		keyboard.press("form[action='/my/code'] button");
		look(page, "code-for-community");
		keyboard.press("main a[href='/my']");
		keyboard.press("form[action='/my/joined'] button");
		look(page, "my-joined");
	}

	private void answerForTwelveWeeks(Page page, Keyboard keyboard, IssuedPath path) {
		this.clock.forward(Duration.ofDays(14));
		page.navigate(address("/my"));
		look(page, "visit-needed");
		enter(page, keyboard, path, "17");
		look(page, "my-asked");
		keyboard.press("a[href='/my/check-in']");
		look(page, "week-2");
		keyboard.choose("fit", "YES");
		keyboard.press("form[action='/my/check-in'] button");
		look(page, "week-2-thanks");
		this.clock.forward(Duration.ofDays(28));
		checkIn(page, keyboard, path, "week-6");
		this.clock.forward(Duration.ofDays(42));
		checkIn(page, keyboard, path, "week-12");
	}

	private void checkIn(Page page, Keyboard keyboard, IssuedPath path, String name) {
		enter(page, keyboard, path, "17");
		keyboard.press("a[href='/my/check-in']");
		look(page, name);
		keyboard.choose("using", "yes");
		keyboard.choose("useful", "4");
		keyboard.choose("lessAlone", "5");
		keyboard.press("form[action='/my/check-in'] button");
		look(page, name + "-thanks");
	}

	private void getNowhere(Page page, Keyboard keyboard, IssuedPath revoked) {
		String link = "/l/" + revoked.link(this.context).token();
		page.navigate(address(link));
		page.context().clearCookies();
		keyboard.press("main form button");
		look(page, "without-its-form");
		PRACTICE.run(() -> {
			Prescribing prescribing = this.context.getBean(Prescribing.class);
			prescribing.revoke(revoked.prescription(), prescribing.find(revoked.prescription()).orElseThrow().version(),
					Actors.clinician());
		});
		page.navigate(address(link));
		look(page, "gone");
		page.navigate(address("/l/" + "0".repeat(32)));
		look(page, "unknown");
		page.navigate(address("/help/nothing-here"));
		look(page, "not-found");
	}

	/** Also with the page still open on which the date of birth is asked. */
	private void comeTooLate(Page page, Keyboard keyboard, String expired) {
		page.navigate(address(expired));
		this.clock.forward(Duration.ofDays(129));
		keyboard.type("#birth-date-day", "17");
		keyboard.type("#birth-date-month", "5");
		keyboard.type("#birth-date-year", "1985");
		keyboard.press("main form button");
		look(page, "expired-meanwhile");
		Response answer = Objects.requireNonNull(page.navigate(address(expired)));
		look(page, "expired");

		assertThat(answer.status()).isEqualTo(410);
		assertThat(page.locator("main form")).hasCount(0);
		assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff")
			.containsEntry("referrer-policy", "no-referrer")
			.containsEntry("x-robots-tag", "noindex")
			.extractingByKeys("cache-control", "content-security-policy")
			.satisfiesExactly((kept) -> assertThat(kept).contains("no-store"),
					(policy) -> assertThat(policy).startsWith("default-src 'none'"));
	}

	private void enter(Page page, Keyboard keyboard, IssuedPath path, String day) {
		page.navigate(address("/l/" + path.link(this.context).token()));
		keyboard.type("#birth-date-day", day);
		keyboard.type("#birth-date-month", "5");
		keyboard.type("#birth-date-year", "1985");
		keyboard.press("main form button");
		assertThat(page).hasURL(address("/my"));
	}

	/** What must hold on every page, and a picture for a person to look at. */
	private void look(Page page, String name) {
		this.pictures++;
		String file = "patient-%s-%s-%02d-%s.png".formatted(this.language, this.scripts ? "zoomed" : "plain",
				this.pictures, name);
		page.screenshot(
				new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots").resolve(file)));

		assertThat(page.locator("h1")).hasCount(1);
		assertThat(page.locator("html")).hasAttribute("lang", this.language);
		assertThat(page.locator("#urgent-help")).isVisible();
		assertThat(page.locator("body")).not().containsText("??");
		assertThat(page.locator(".nhsuk-error-summary").count() > 0).as("title of %s: %s", name, page.title())
			.isEqualTo(page.title().startsWith(this.language.equals("cy") ? "Gwall: " : "Error: "));
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width of " + name)
			.isLessThanOrEqualTo(WIDTH);
		if (this.scripts) {
			assertThat(new AxeBuilder(page).withTags(STANDARDS)
				.analyze()
				.getViolations()
				.stream()
				.map((rule) -> rule.getId() + ": " + rule.getNodes().stream().map((node) -> node.getHtml()).toList()))
				.as("accessibility of " + name)
				.isEmpty();
		}
	}

	private Referral latest(IssuedPath path) {
		return PRACTICE.call(() -> this.context.getBean(Referrals.class).latest(path.prescription())).orElseThrow();
	}

	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

}
