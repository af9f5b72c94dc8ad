package org.peerprescribing.journey;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
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
 * The whole path on real parts: GP, patient, care record and commissioner, in a real
 * browser.
 */
class WholePathBrowserIT {

	private static final String TIMOTHY = "9993874213";

	private static final LocalDate TIMOTHY_BORN = LocalDate.of(1993, 10, 12);

	private static final String TIMOTHYS_PHONE = "+447700900000";

	private static final String HARRIET = "9990993688";

	private static final LocalDate HARRIET_BORN = LocalDate.of(1990, 2, 18);

	private static final String HTTPS_ELSEWHERE = "https://**";

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
	void aPrescriptionGoesFromTheAppointmentToTheReport() {
		Stage stage = new Stage(sandbox());
		Page gp = browser().atADesk();
		Page outbox = browser().atADesk();
		Page phone = browser().onAPhone();

		String prescription = prescribe(stage, gp, "gp.willow", TIMOTHY, TIMOTHY_BORN);
		stage.button(gp, "Issue now").click();
		assertThat(gp.locator("main")).containsText("Attempt 1");

		// The patient opens the link, first with a wrong date, and finds the first
		// community not right.
		String link = stage.links(outbox, TIMOTHYS_PHONE, 1).getFirst();
		stage.picture(outbox, "outbox");
		phone.navigate(link);
		assertThat(phone.locator("body")).not().containsText("epress");
		stage.enterBirthDate(phone, TIMOTHY_BORN.plusDays(1));
		stage.button(phone, "Continue").click();
		assertThat(phone).hasTitle(java.util.regex.Pattern.compile("^Error: .*"));
		stage.picture(phone, "patient-wrong-date");
		stage.enterBirthDate(phone, TIMOTHY_BORN);
		stage.button(phone, "Continue").click();
		stage.picture(phone, "patient-page");
		shareEverything(stage, phone);
		String first = phone.locator("h1").innerText();
		stage.button(phone, "Not right for me").click();
		phone.getByLabel("Too big or too busy").check();
		stage.picture(phone, "patient-not-right");
		stage.button(phone, "Continue").click();
		stage.picture(phone, "patient-others");
		stage.button(phone, "Choose this one").first().click();
		assertThat(phone.locator("h1")).not().hasText(first);

		// They go to the other one: the browser really leaves, and tells it nothing about
		// where it comes from.
		assertThat(leave(stage, phone)).as("referrer").isNull();

		// Weeks 2 and 6. In between came the one reminder of somebody who opened and has
		// not joined.
		stage.forward(outbox, 15);
		checkIn(stage, phone, stage.links(outbox, TIMOTHYS_PHONE, 3).getFirst(), TIMOTHY_BORN);
		phone.getByLabel("Yes", new Page.GetByLabelOptions().setExact(true)).first().check();
		stage.picture(phone, "patient-week-2");
		send(phone);
		stage.forward(outbox, 28);
		checkIn(stage, phone, stage.links(outbox, TIMOTHYS_PHONE, 4).getFirst(), TIMOTHY_BORN);
		phone.locator("input[name=joined][value=yes]").check();
		phone.locator("input[name=using][value=yes]").check();
		phone.locator("input[name=useful][value='5']").check();
		stage.picture(phone, "patient-week-6");
		send(phone);

		// The record server itself says what was written: each once, and both attempts.
		String his = "patient.identifier=" + TIMOTHY;
		stage.await("answers in the record", () -> stage.inTheRecord("QuestionnaireResponse", his) > 0);
		assertThat(stage.inTheRecord("ServiceRequest", "identifier=" + prescription)).isEqualTo(1);
		assertThat(stage.inTheRecord("ServiceRequest", his)).isEqualTo(1);
		assertThat(stage.inTheRecord("Task", his)).isEqualTo(2);
		assertThat(stage.inTheRecord("QuestionnaireResponse", his)).isEqualTo(2);
		assertThat(stage.inTheRecord("Observation", his + "&code:text=useful")).isEqualTo(1);
		gp.navigate(stage.address("/prescriptions/" + prescription));
		assertThat(gp.locator("main")).containsText("In the record");
		stage.picture(gp, "what-came-of-it");

		stage.pictureOfTheRecord(outbox, "Timothy Bell");

		// And it counts.
		outbox.navigate(stage.address("/sandbox/counters"));
		assertThat(outbox.locator("main")).containsText("STILL_USING_AT_6_WEEKS");
		Page commissioner = browser().atADesk();
		stage.signIn(commissioner, "/reports", "commissioner");
		commissioner.locator("main li a").last().click();
		assertThat(commissioner.locator("main")).containsText("rounded and may not add up");
		stage.picture(commissioner, "report");
	}

	@Test
	void aRecordSystemThatGoesDownGetsTheEntryLaterAndOnce() {
		Stage stage = new Stage(sandbox());
		Page gp = browser().atADesk();

		stage.signIn(gp, "/prescribe", "gp2.willow");
		find(stage, gp, HARRIET, HARRIET_BORN);
		sandbox().recordSystem().stop();
		String prescription = choose(stage, gp);
		stage.button(gp, "Issue now").click();

		assertThat(gp.locator("main")).containsText("Not yet in the record");
		stage.picture(gp, "not-yet-in-the-record");
		sandbox().recordSystem().startAgain();
		stage.await("the entry in the record",
				() -> stage.inTheRecord("ServiceRequest", "identifier=" + prescription) == 1);
		stage.await("the receipt", () -> {
			gp.reload();
			return gp.locator("main").innerText().contains("In the record since");
		});
		assertThat(stage.inTheRecord("ServiceRequest", "identifier=" + prescription)).isEqualTo(1);
	}

	/** From the sign-in to the signed prescription; its id. */
	private static String prescribe(Stage stage, Page gp, String username, String nhsNumber, LocalDate born) {
		stage.signIn(gp, "/prescribe", username);
		stage.picture(gp, "find-a-patient");
		find(stage, gp, nhsNumber, born);
		stage.picture(gp, "prescribing-page");
		return choose(stage, gp);
	}

	private static void find(Stage stage, Page gp, String nhsNumber, LocalDate born) {
		gp.getByLabel("NHS number").fill(nhsNumber);
		stage.enterBirthDate(gp, born);
		stage.button(gp, "Find patient").click();
		assertThat(gp.locator("h1")).hasText("Prescribe peer support");
	}

	private static String choose(Stage stage, Page gp) {
		gp.getByLabel("Someone to listen").check();
		gp.locator("input[name=online][value=PHONE]").check();
		gp.getByLabel("No known risks").check();
		stage.button(gp, "Show what fits").click();
		assertThat(gp.locator("#fits")).isVisible();
		stage.picture(gp, "what-fits");
		gp.getByLabel("The patient agrees to be contacted").check();
		gp.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send this one")).first().click();
		assertThat(gp.locator("main")).containsText("Nothing has been sent yet");
		stage.picture(gp, "signed");
		return gp.url().substring(gp.url().lastIndexOf('/') + 1);
	}

	private static void shareEverything(Stage stage, Page phone) {
		phone.getByText("Choose what your surgery gets to know").click();
		phone.getByLabel("Everything I answer").check();
		stage.picture(phone, "patient-choices");
		stage.button(phone, "Save my choice").click();
		phone.navigate(stage.address("/my"));
	}

	/** Goes to the community; answers with the referrer that it was told. */
	private static @Nullable String leave(Stage stage, Page phone) {
		AtomicReference<@Nullable String> referrer = new AtomicReference<>();
		phone.route(HTTPS_ELSEWHERE, (route) -> {
			referrer.set(route.request().headerValue("referer"));
			route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<h1>The community</h1>"));
		});
		stage.button(phone, "Go there").click();
		assertThat(phone.locator("h1")).hasText("The community");
		return referrer.get();
	}

	private static void checkIn(Stage stage, Page phone, String link, LocalDate born) {
		phone.navigate(link);
		stage.enterBirthDate(phone, born);
		stage.button(phone, "Continue").click();
		phone.navigate(stage.address("/my/check-in"));
	}

	private static void send(Page phone) {
		phone.locator("form[action$='/my/check-in'] button[type=submit]").click();
		assertThat(phone.locator("h1")).containsText("Thank you");
	}

	private static Chromium browser() {
		return java.util.Objects.requireNonNull(browser);
	}

	private static Sandbox sandbox() {
		return java.util.Objects.requireNonNull(sandbox);
	}

}
