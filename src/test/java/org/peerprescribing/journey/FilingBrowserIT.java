package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.PrintedPaper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A practice whose record system takes nothing: its administrator opens what was
 * prescribed, prints it, and says that it is filed.
 */
class FilingBrowserIT {

	private static final OdsCode PRACTICE = new OdsCode("Z90005");

	@Test
	void anAdministratorPrintsWhatWasPrescribedAndSaysThatItIsFiled() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		var sandbox = SandboxForTests.whole();
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(sandbox, 80);
			Page page = browser.atADesk();
			stage.signIn(page, "/practice/filing", "admin.chapel");
			assertThat(page.locator("main")).containsText("Nothing waits to be filed");
			both(stage, page, "filing-nothing");

			IssuedPrescriptions.issue(sandbox.service().orElseThrow(), Actors.clinicianOf(PRACTICE));
			Locator rows = page.locator("tbody tr");
			stage.await("the entry to be printed", () -> {
				page.reload();
				return rows.count() == 1;
			});
			assertThat(rows).containsText("Robin Alex Sample");
			both(stage, page, "filing-one");

			APIResponse document = page.request().get(stage.address(rows.locator("a").getAttribute("href")));
			assertThat(document.headers()).containsEntry("content-type", "application/pdf");
			assertThat(new PrintedPaper(document.body()).words()).contains("Robin Alex Sample");

			rows.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
			assertThat(page.locator("main")).containsText("It is in the record, under your name");
			assertThat(page.locator("main")).containsText("Nothing waits to be filed");
			both(stage, page, "filing-done");
		}
	}

	private static void both(Stage stage, Page page, String name) {
		stage.picture(page, name);
		page.setViewportSize(320, 740);
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(320);
		stage.picture(page, name + "-small");
		page.setViewportSize(1280, 900);
	}

}
