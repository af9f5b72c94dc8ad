package org.peerprescribing.journey;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.sandbox.Sandbox;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.support.Actors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A community that nobody has vetted is reviewed by one person and approved by another,
 * in a real browser.
 */
class DirectoryBrowserIT {

	/** Of the catalogue; the sandbox has not vetted it for demonstration. */
	private static final CommunityId FORUM = new CommunityId("menopause-matters-forum");

	private static final CommunityId LONG = new CommunityId("a-community-with-a-long-name");

	/** Leaves a picture of every open page where a journey ends badly. */
	@RegisterExtension
	static final TestExecutionExceptionHandler PICTURES = (context, fault) -> {
		browser().photographAll(context.getRequiredTestMethod().getName());
		throw fault;
	};

	private static @Nullable Chromium browser;

	private static @Nullable Sandbox sandbox;

	private final Stage stage = new Stage(sandbox(), 50);

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
	void oneReviewsAnotherApprovesAndItIsListed() {
		propose();
		assertThat(directory().snapshot().find(FORUM)).isEmpty();
		Page curator = browser().atADesk();
		Page approver = browser().atADesk();

		// From the work list to the community that somebody proposed.
		this.stage.signIn(curator, "/directory/work", "curator");
		both(curator, "directory-work-list");
		curator.navigate(this.stage.address("/directory?state=PROPOSED"));
		both(curator, "directory-list");
		curator.navigate(this.stage.address("/directory/" + LONG));
		both(curator, "directory-community-with-a-long-name");
		curator.navigate(this.stage.address("/directory?text=menopause"));
		curator.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Menopause Matters forum")).click();
		assertThat(curator.locator("main")).containsText("Never vetted");
		both(curator, "directory-community-proposed");

		// Nothing is submitted while a mandatory criterion has no answer.
		this.stage.button(curator, "Start a review").click();
		assertThat(curator.locator("h2", new Page.LocatorOptions().setHasText("Findings"))).isVisible();
		both(curator, "directory-review");
		this.stage.button(curator, "Save and submit").click();
		assertThat(curator.locator(".nhsuk-error-summary")).isFocused();
		both(curator, "directory-review-incomplete");
		fillIn(curator);
		this.stage.button(curator, "Save").click();
		assertThat(curator.locator("main")).containsText("Your findings are saved");
		this.stage.button(curator, "Save and submit").click();
		assertThat(curator.locator("main")).containsText("The review is submitted");
		both(curator, "directory-review-submitted");

		// Whoever reviewed it finds no way to approve it, nor makes one.
		assertThat(this.stage.button(curator, "Approve")).hasCount(0);
		approveAnyway(curator);
		assertThat(curator.locator("h1")).hasText("Not allowed");
		assertThat(directory().snapshot().find(FORUM)).isEmpty();

		// Another person sees it waiting, and approves it.
		this.stage.signIn(approver, "/directory/work", "approver");
		assertThat(approver.locator("#group-TO_APPROVE")).containsText("You may approve it");
		approver.locator("#group-TO_APPROVE a").first().click();
		both(approver, "directory-approval");
		approver.locator("#nextDue").fill("31/02/2027");
		this.stage.button(approver, "Approve").click();
		both(approver, "directory-approval-wrong-day");
		approver.navigate(this.stage.address("/directory/" + FORUM + "/review"));
		this.stage.button(approver, "Approve").click();
		assertThat(approver.locator("main")).containsText("Approved");
		both(approver, "directory-community-approved");
		assertThat(directory().snapshot().find(FORUM)).isPresent();

		// What ends it asks first what follows.
		approver.navigate(this.stage.address("/directory/" + FORUM + "/close?text=women"));
		both(approver, "directory-close");
	}

	/** One with the longest name that there may be stays as it is proposed. */
	private static void propose() {
		String row = CatalogueRows.row(LONG.value(), "").replace(",A group,", "," + "Llanfair".repeat(15) + ",");
		directory().importCommunities(new StringReader(CatalogueRows.file(row)), false, Actors.curator());
	}

	private void fillIn(Page page) {
		List<Locator> criteria = page.locator("[id$='-outcome']").all();
		assertThat(criteria).hasSizeGreaterThan(10);
		for (Locator met : criteria) {
			String criterion = met.getAttribute("name").replace("-outcome", "");
			boolean adults = criterion.equals("suitable-under-18");
			page.locator("#" + criterion + "-outcome" + (adults ? "-NOT_MET" : "")).check();
			page.locator("#" + criterion + "-note").fill("Seen in the browser: " + criterion);
			page.locator("#" + criterion + "-evidence").fill("https://www.menopausematters.co.uk/" + criterion);
			page.locator("#" + criterion + "-seenOn").fill("14/11/2026");
		}
	}

	/** Sends the form that is not there. */
	private static void approveAnyway(Page page) {
		page.evaluate("""
				() => {
				  const form = document.querySelector("form[action$='/review/send-back']");
				  form.action = form.action.replace("/review/send-back", "/approve");
				  form.querySelector("[name=why]").name = "nextDue";
				  form.submit();
				}""");
		page.waitForURL("**/approve");
	}

	/** At a desk and on a small phone. */
	private void both(Page page, String name) {
		page.waitForLoadState();
		this.stage.picture(page, name);
		page.setViewportSize(360, 740);
		this.stage.picture(page, name + "-phone");
		assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("width of " + name)
			.isLessThanOrEqualTo(360);
		page.setViewportSize(1280, 900);
	}

	private static CommunityDirectory directory() {
		return sandbox().service().orElseThrow().getBean(CommunityDirectory.class);
	}

	private static Chromium browser() {
		return java.util.Objects.requireNonNull(browser);
	}

	private static Sandbox sandbox() {
		return java.util.Objects.requireNonNull(sandbox);
	}

}
