package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.peerprescribing.sandbox.Sandbox;
import org.peerprescribing.sandbox.SandboxForTests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * From the record system's button to a signed prescription: how often a clinician has to
 * press something.
 */
class SixtySecondsBrowserIT {

	private static final int MOST_PRESSES = 5;

	@Test
	void fromTheLaunchToTheSignedPrescriptionItIsFivePresses() {
		Sandbox sandbox = sandbox();
		try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow())) {
			Stage stage = new Stage(sandbox, 120);
			Page page = ClinicianPageSpeed.launch(sandbox, browser.atADesk());
			Presses presses = new Presses(page);

			presses.tick("wanted");
			presses.tick("online");
			presses.tick("risk");
			assertThat(page.locator("#cards h2")).hasText("What fits");
			assertThat(page.locator("#what-fits-said")).hasText("What fits");
			stage.picture(page, "sixty-seconds-what-fits");
			presses.tick("agreed");
			presses.press(page.locator("button[name=community]").first());

			page.waitForURL("**/prescriptions/*");
			assertThat(presses.made).isLessThanOrEqualTo(MOST_PRESSES);
			stage.picture(page, "sixty-seconds-sent");
			stage.button(page, "Undo").click();
		}
	}

	/** 320 px is what 400 % leave of a desk's 1,280. */
	@Test
	void byKeyboardAloneAndOnEveryWidthWithoutScrollingSideways() {
		Sandbox sandbox = sandbox();
		try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow())) {
			Stage stage = new Stage(sandbox, 130);
			Page page = ClinicianPageSpeed.launch(sandbox, browser.atADesk());
			Keyboard keyboard = new Keyboard(page);

			keyboard.tick("#wanted");
			keyboard.choose("online", "COMPUTER");
			keyboard.tick("#risk");
			assertThat(page.locator("#cards h2")).hasText("What fits");
			keyboard.tick("#agreed");
			for (int width : List.of(1280, 1024, 768, 320)) {
				page.setViewportSize(width, 800);
				assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("width " + width)
					.isLessThanOrEqualTo(width);
				stage.picture(page, "visit-" + width);
			}
			keyboard.press("button[name=community]");
			assertThat(page.locator("main")).containsText("Nothing has been sent yet");
			keyboard.press("form[action$='/undo'] button");
		}
	}

	@Test
	void whoeverChangesAnAnswerAfterwardsAsksAgain() {
		Sandbox sandbox = sandbox();
		try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow())) {
			Page page = ClinicianPageSpeed.launch(sandbox, browser.atADesk());
			page.locator("#wanted").check();
			page.locator("#online").check();
			page.locator("#risk").check();
			assertThat(page.locator("#cards h2")).hasText("What fits");
			String run = page.locator("input[name=run]").inputValue();

			page.locator("#online-2").check();
			page.waitForTimeout(1000);
			assertThat(page.locator("input[name=run]")).hasValue(run);
			page.locator("#agreed").check();
			page.locator("button[name=community]").first().click();
			assertThat(page.locator("main")).containsText("The answers have changed");
			assertThat(page.locator("input[name=run]")).not().hasValue(run);
		}
	}

	@Test
	void withoutJavaScriptItIsOnePressMore() {
		Sandbox sandbox = sandbox();
		try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow())) {
			Page page = ClinicianPageSpeed.launch(sandbox, browser.person(1280, 900, "en-GB", false));
			Presses presses = new Presses(page);

			presses.tick("wanted");
			presses.tick("online");
			presses.tick("risk");
			presses.press(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what fits")));
			presses.tick("agreed");
			presses.press(page.locator("button[name=community]").first());

			page.waitForURL("**/prescriptions/*");
			assertThat(presses.made).isEqualTo(MOST_PRESSES + 1);
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo").setExact(true)).click();
		}
	}

	private static Sandbox sandbox() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		return SandboxForTests.whole();
	}

	private static final class Presses {

		private final Page page;

		private int made;

		Presses(Page page) {
			this.page = page;
		}

		void tick(String id) {
			press(this.page.locator("label[for=" + id + "]"));
		}

		void press(Locator what) {
			what.click();
			this.made++;
		}

	}

}
