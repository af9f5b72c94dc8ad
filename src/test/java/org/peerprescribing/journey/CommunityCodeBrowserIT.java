package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.People;

import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A patient asks for a code on a small phone and gives it to the community, where
 * somebody types it in.
 */
class CommunityCodeBrowserIT {

	@Test
	void aPatientGivesTheCommunityACodeAndItSaysThatTheyJoined() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		var sandbox = SandboxForTests.whole();
		ApplicationContext service = sandbox.service().orElseThrow();
		String token = IssuedPath.issue(service).link(service).token();
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(sandbox);
			Page patient = browser.onAPhone();
			Page community = browser.onAPhone();

			patient.navigate(stage.address("/l/" + token));
			stage.enterBirthDate(patient, People.BORN);
			stage.button(patient, "Continue").click();
			assertThat(stage.button(patient, "Show me a code")).hasCount(0);
			patient.route("https://**", (route) -> route
				.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<h1>The community</h1>")));
			stage.button(patient, "Go there").click();
			assertThat(patient.locator("h1")).hasText("The community");
			patient.navigate(stage.address("/my"));
			assertDoesNotScrollSideways(patient);
			stage.picture(patient, "my-with-code-button");
			stage.button(patient, "Show me a code").click();
			String code = patient.locator("#community-code").textContent();
			assertDoesNotScrollSideways(patient);
			stage.picture(patient, "my-code");

			community.navigate(stage.address("/community/code"));
			assertDoesNotScrollSideways(community);
			stage.picture(community, "community-code");
			type(stage, community, "0000 0000 0000 0000");
			assertThat(community.locator(".nhsuk-error-summary")).containsText("We cannot take this code.");
			assertDoesNotScrollSideways(community);
			stage.picture(community, "community-code-wrong");
			type(stage, community, code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
			assertThat(community.locator("h1")).hasText("Thank you");
			stage.picture(community, "community-thanks");

			patient.navigate(stage.address("/my"));
			assertThat(patient.locator("main")).containsText("The group told us that you joined.");
			assertThat(stage.button(patient, "Show me a code")).hasCount(0);
		}
	}

	private static void type(Stage stage, Page community, String code) {
		community.getByLabel("Code").fill(code);
		community.getByLabel("This person has joined").check();
		stage.button(community, "Send").click();
	}

	private static void assertDoesNotScrollSideways(Page page) {
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
	}

}
