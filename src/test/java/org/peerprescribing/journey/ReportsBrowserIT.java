package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.peerprescribing.sandbox.Sandbox;
import org.peerprescribing.sandbox.SandboxForTests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A commissioner looks at what is released, from the overview to the tables, in a real
 * browser.
 */
class ReportsBrowserIT {

	/** Leaves a picture of every open page where a journey ends badly. */
	@RegisterExtension
	static final TestExecutionExceptionHandler PICTURES = (context, fault) -> {
		browser().photographAll(context.getRequiredTestMethod().getName());
		throw fault;
	};

	private static @Nullable Chromium browser;

	private static @Nullable Sandbox sandbox;

	private final Stage stage = new Stage(sandbox(), 900);

	@BeforeAll
	static void open() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		sandbox = SandboxForTests.whole();
		browser = Chromium.start(program.orElseThrow());
	}

	@AfterAll
	static void shut() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void aCommissionerGoesFromTheOverviewToEveryTableOfAQuarter() {
		Page page = browser().atADesk();
		this.stage.signIn(page, "/reports", "commissioner");
		this.stage.await("a quarter with its tables", () -> {
			page.navigate(this.stage.address("/reports"));
			return page.locator("main a[href*='-q']").count() > 0 && page.locator("main a[href$='/trend']").count() > 0;
		});
		both(page, "reports-overview");

		page.locator("main a[href$='/trend']").click();
		assertThat(page.locator("main svg")).isVisible();
		both(page, "reports-trend");
		page.navigate(this.stage.address("/reports"));
		page.locator("main a[href*='-q']").last().click();
		String quarter = page.url();
		both(page, "reports-quarter");

		for (String table : List.of("network", "practice", "need", "age-band", "ethnic-group", "deprivation", "channel",
				"unmet-language", "unmet-audience")) {
			page.navigate(quarter + "/" + table);
			assertThat(page.locator("main")).containsText("Figures are rounded and may not add up");
			both(page, "reports-" + table);
			assertThat(page.locator("main").innerText()).doesNotContain("??");
		}
		page.navigate(this.stage.address("/reports/dictionary"));
		both(page, "reports-dictionary");
	}

	/**
	 * At the width of a desk and of a phone; nothing makes the page itself wider than
	 * that.
	 */
	private void both(Page page, String name) {
		page.setViewportSize(1280, 900);
		this.stage.picture(page, name);
		page.setViewportSize(320, 640);
		assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue()).as(name)
			.isLessThanOrEqualTo(320);
		this.stage.picture(page, name + "-320");
		page.setViewportSize(1280, 900);
	}

	private static Chromium browser() {
		return java.util.Objects.requireNonNull(browser);
	}

	private static Sandbox sandbox() {
		return java.util.Objects.requireNonNull(sandbox);
	}

}
