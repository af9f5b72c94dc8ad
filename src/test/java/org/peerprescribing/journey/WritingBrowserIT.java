package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.peerprescribing.sandbox.SandboxForTests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Somebody writes for themselves: no request carries a word of it and nothing keeps it.
 */
class WritingBrowserIT {

	private static final String SECRET = "Nobody must ever read this sentence";

	@Test
	void whatIsWrittenNeverLeavesTheScreen() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(SandboxForTests.whole(), 70);
			Page page = browser.onAPhone();
			List<String> sent = new ArrayList<>();
			page.onRequest(
					(request) -> sent.add(request.url() + " " + request.allHeaders() + " " + request.postData()));

			page.navigate(stage.address("/help/writing"));
			page.locator("#writing").pressSequentially(SECRET);
			stage.picture(page, "writing");
			page.keyboard().press("Enter");
			Object kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])");
			boolean inAForm = (boolean) page.evaluate(
					"document.getElementById('writing').form !== null || document.getElementById('writing').name !== ''");
			page.locator("footer a").first().click();
			assertThat(page.locator("h1")).hasText("Urgent help");
			page.goBack();

			assertThat(page.locator("#writing")).isVisible();
			assertThat(page.locator("#writing")).not().hasValue(SECRET);
			assertThat(inAForm).isFalse();
			assertThat(kept.toString()).doesNotContain(SECRET);
			assertThat(sent).isNotEmpty()
				.noneMatch((request) -> request.contains("Nobody") || request.contains("sentence"));
		}
	}

	@Test
	void thePageIsThereInWelshAndAtFourTimesTheSize() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(SandboxForTests.whole(), 72);
			Page page = browser.onAPhone();

			page.navigate(stage.address("/help/writing"));
			page.getByText("Cymraeg").click();
			assertThat(page.locator("h1")).hasText("Ysgrifennu i chi’ch hun");
			stage.picture(page, "writing-in-welsh");
			// 1280 CSS pixels at 400 % are 320.
			page.setViewportSize(320, 256);

			assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
			page.navigate(stage.address("/c"));
			assertThat(page.locator("h1")).hasText("Teipiwch y cod o’ch neges");
			stage.picture(page, "code-in-welsh");
		}
	}

}
