package org.peerprescribing.journey;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.support.Actors;

import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A curator gives a community its private page, and somebody there says on a small phone
 * that it is full, and open again.
 */
class CommunityDoorBrowserIT {

	@Test
	void aCommunitySaysOnItsOwnPageThatItIsFullAndOpenAgain() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		var sandbox = SandboxForTests.whole();
		ApplicationContext service = sandbox.service().orElseThrow();
		CommunityDirectory directory = service.getBean(CommunityDirectory.class);
		CommunityId id = listed(service);
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(sandbox);
			Page curator = browser.atADesk();
			Page phone = browser.onAPhone();

			stage.signIn(curator, "/directory/" + id + "/door", "curator");
			stage.picture(curator, "door-none");
			stage.button(curator, "Make a key").click();
			assertThat(curator.locator("#new-key")).hasText(java.util.regex.Pattern.compile("[0-9a-f]{64}"));
			stage.button(curator, "Make a private page").click();
			String address = curator.locator("#new-address").textContent();
			stage.picture(curator, "door-made");
			curator.setViewportSize(360, 740);
			assertDoesNotScrollSideways(curator);
			stage.picture(curator, "door-made-small");

			phone.navigate(address);
			assertThat(phone.locator("main")).containsText("You are shown as open");
			assertDoesNotScrollSideways(phone);
			stage.picture(phone, "own-door-open");
			stage.button(phone, "We are full").click();
			assertThat(phone.locator("main")).containsText("You are shown as full");
			stage.picture(phone, "own-door-full");
			assertThat(directory.snapshot().find(id)).isEmpty();
			phone.reload();
			stage.button(phone, "We are open again").click();
			assertThat(phone.locator("main")).containsText("You are shown as open");
			assertThat(directory.mayBePrescribed(id)).isTrue();

			stage.button(curator, "Take the page back").click();
			assertThat(curator.locator("main")).containsText("There is no private page.");
			phone.reload();
			assertThat(phone.locator("h1")).hasText("Not found");
		}
	}

	private static void assertDoesNotScrollSideways(Page page) {
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
	}

	private static CommunityId listed(ApplicationContext service) {
		CommunityId id = new CommunityId("door-of-a-browser-test");
		service.getBean(CommunityDirectory.class)
			.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(id.value(), "free"))), false,
					Actors.curator());
		Demonstration.vet(service, id);
		return id;
	}

}
