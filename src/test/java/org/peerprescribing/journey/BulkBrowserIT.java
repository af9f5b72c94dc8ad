package org.peerprescribing.journey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.sandbox.Sandbox;
import org.peerprescribing.sandbox.SandboxForTests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A curator hands in a list, looks at what a GP and a patient would see, and enters how
 * alive a community is; at a desk and on a small phone.
 */
class BulkBrowserIT {

	/** Leaves a picture of every open page where a journey ends badly. */
	@RegisterExtension
	static final TestExecutionExceptionHandler PICTURES = (context, fault) -> {
		browser().photographAll(context.getRequiredTestMethod().getName());
		throw fault;
	};

	private static @Nullable Chromium browser;

	private static @Nullable Sandbox sandbox;

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
	void aCuratorImportsAListPreviewsItAndEntersHowAliveItIs() {
		Stage stage = new Stage(Objects.requireNonNull(sandbox));
		Page curator = browser().atADesk();
		stage.signIn(curator, "/directory/import", "curator");
		photograph(stage, curator, "bulk-import-form");

		// Tried, with two rows that are refused and one that would change what is listed.
		hand(curator, list());
		stage.button(curator, "Show what would happen").click();
		assertThat(curator.locator("main")).containsText("Nothing has been written yet");
		assertThat(curator.locator("main")).containsText("This is not the address of a page.");
		photograph(stage, curator, "bulk-import-tried");
		stage.button(curator, "Import these").click();
		assertThat(curator.locator("main")).containsText("The file has been imported");
		photograph(stage, curator, "bulk-import-done");

		// What is no list.
		hand(curator, new byte[] { (byte) 0xFF, (byte) 0xFE, 'i', 0 });
		stage.button(curator, "Show what would happen").click();
		assertThat(curator).hasTitle("Error: Import communities");
		photograph(stage, curator, "bulk-import-error");

		// Ten thousand rows go through the server's own form, there and back; and what is
		// too large is said to be.
		hand(curator, many(10_000));
		stage.button(curator, "Show what would happen")
			.click(new com.microsoft.playwright.Locator.ClickOptions().setTimeout(90_000));
		assertThat(stage.button(curator, "Import these")).hasCount(1,
				new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(90_000));
		curator.navigate(stage.address("/directory/import"));
		hand(curator, "x".repeat(9_000_000).getBytes(StandardCharsets.UTF_8));
		stage.button(curator, "Show what would happen").click();
		assertThat(curator.locator(".nhsuk-error-summary")).containsText("too large");

		Download file = curator
			.waitForDownload(() -> curator.getByText("Download all communities as such a file").click());
		org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).matches("communities-[0-9-]{10}\\.csv");

		curator.navigate(stage.address("/directory/bulk-one/preview"));
		assertThat(curator.locator("main")).containsText("Not listed: nobody is offered this");
		photograph(stage, curator, "bulk-preview");

		curator.navigate(stage.address("/directory/bulk-one/activity"));
		photograph(stage, curator, "bulk-activity-empty");
		curator.getByLabel("Posts and replies a day").fill("plenty");
		stage.button(curator, "Save").click();
		assertThat(curator.locator("#posts")).hasValue("plenty");
		photograph(stage, curator, "bulk-activity-error");
		enter(stage, curator, "12.5", "3", "2026", "Somebody measured it");
		enter(stage, curator, "40", "3", "2025", "The community says so itself");
		assertThat(curator.locator("main")).containsText("Older than 12 months");
		photograph(stage, curator, "bulk-activity");

		curator.navigate(stage.address("/directory/import/open-referral"));
		photograph(stage, curator, "bulk-feed");
	}

	private static void enter(Stage stage, Page curator, String posts, String month, String year, String basis) {
		curator.getByLabel("Posts and replies a day").fill(posts);
		curator.getByLabel("Moderators").fill("4");
		curator.locator("#day").fill("15");
		curator.locator("#month").fill(month);
		curator.locator("#year").fill(year);
		curator.getByLabel(basis).check();
		stage.button(curator, "Save").click();
	}

	private static void hand(Page page, byte[] file) {
		page.locator("#file").setInputFiles(new FilePayload("list.csv", "text/csv", file));
	}

	private static byte[] list() {
		return CatalogueRows
			.file(CatalogueRows.row("bulk-one", "free"),
					CatalogueRows.row("bulk-two", "paid").replace("A group,", "Tŷ a dŵr مجموعة الدعم,"),
					CatalogueRows.row("bulk-three", "free").replace("https://example.org/", "javascript:alert(1)"),
					CatalogueRows.row("bulk-four", "free").replace("A group,", "<b>A group</b>,"),
					CatalogueRows.row("togetherall", "free"))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] many(int rows) {
		return CatalogueRows.file(
				IntStream.range(0, rows).mapToObj((n) -> CatalogueRows.row("many-" + n, "free")).toArray(String[]::new))
			.getBytes(StandardCharsets.UTF_8);
	}

	/** At a desk, and as wide as a small phone, where nothing may stick out. */
	private static void photograph(Stage stage, Page page, String name) {
		stage.picture(page, name);
		page.setViewportSize(360, 740);
		stage.picture(page, name + "-narrow");
		org.assertj.core.api.Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
			.as("width of " + name)
			.isLessThanOrEqualTo(360);
		page.setViewportSize(1280, 900);
	}

	private static Chromium browser() {
		return Objects.requireNonNull(browser);
	}

}
