package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.support.People;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The administrator's pages, and the way from a visit to the link worker's answer: each
 * page at the width of a telephone, a tablet and a desk.
 */
class PracticeBrowserIT {

	private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

	private static @Nullable Chromium browser;

	private static @Nullable Stage stage;

	@BeforeAll
	static void open() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		stage = new Stage(SandboxForTests.whole(), 200);
		browser = Chromium.start(program.orElseThrow());
	}

	@AfterAll
	static void shut() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void anAdministratorSetsUpTheirPractice() {
		Page page = browser().atADesk();
		stage().signIn(page, "/practice", "admin.orchard");
		pictures(page, "practice");

		page.locator("a[href='/practice/letterhead']").click();
		page.getByLabel("Name of the surgery").fill("The Depression Clinic");
		stage().button(page, "Save").click();
		assertThat(page.locator("#name-error")).containsText("names a condition");
		pictures(page, "letterhead-refused");
		page.getByLabel("Name of the surgery").fill("Orchard Lane Surgery");
		page.getByLabel("Address").fill("2 Orchard Lane\nSandford\nZZ99 4AA");
		page.getByLabel("Telephone").fill("020 7946 0123");
		page.getByLabel("Opening hours").fill("Monday to Friday, 8 am to 6.30 pm");
		stage().button(page, "Save").click();
		assertThat(page.locator("main")).containsText("The letterhead is saved");
		pictures(page, "letterhead-saved");

		page.navigate(stage().address("/practice/link-worker"));
		page.getByLabel("Within how many days").fill("soon");
		stage().button(page, "Save").click();
		assertThat(page.locator("#withinDays-error")).isVisible();
		pictures(page, "practice-link-worker-refused");
		page.getByLabel("Within how many days").fill("5");
		stage().button(page, "Save").click();
		assertThat(page.locator("main")).containsText("is saved");
		pictures(page, "practice-link-worker");

		page.navigate(stage().address("/practice/codes"));
		assertThat(page.locator("main")).containsText("Text only");
		pictures(page, "practice-codes");
		page.navigate(stage().address("/practice/people"));
		assertThat(page.locator("main")).containsText("Sam Lister");
		pictures(page, "practice-people");
	}

	@Test
	void theLinkWorkerIsAskedFromTheVisitAndAnswersFromTheWorklist() {
		NhsNumber person = People.nhsNumber();
		stage().addToTheRecord(patient(person));
		Page gp = browser().atADesk();
		stage().signIn(gp, "/prescribe", "gp.meadow");
		gp.getByLabel("NHS number").fill(person.value());
		stage().enterBirthDate(gp, People.BORN);
		stage().button(gp, "Find patient").click();
		assertThat(gp.locator("h1")).hasText("Prescribe peer support");
		gp.locator("input[name=need]").last().check();
		gp.locator("#otherNeed").selectOption("35489007");
		gp.locator("input[name=online][value=PHONE]").check();
		gp.getByLabel("No known risks").check();
		stage().button(gp, "Show what fits").click();
		stage().button(gp, "Ask the link worker").click();
		assertThat(gp.locator("#linkWorkerAgreed-error")).isVisible();
		pictures(gp, "visit-link-worker-agreement");

		gp.locator("#linkWorkerAgreed").check();
		stage().button(gp, "Ask the link worker").click();
		assertThat(gp.locator("h1")).hasText("Request to the link worker");
		pictures(gp, "link-worker-asked");

		Page linkWorker = browser().atADesk();
		stage().signIn(linkWorker, "/worklist", "link.meadow");
		pictures(linkWorker, "link-worker-worklist");
		linkWorker.getByText("Ada Meadow").first().click();
		pictures(linkWorker, "link-worker-to-answer");
		linkWorker.getByLabel("Accepted at first contact").check();
		stage().button(linkWorker, "Save").click();
		assertThat(linkWorker.locator("main")).containsText("Accepted at first contact");
		String request = linkWorker.url().substring(linkWorker.url().lastIndexOf('/') + 1);
		stage().await("the answer in the record",
				() -> stage().inTheRecord("ServiceRequest", "identifier=" + request) == 1);
		linkWorker.reload();
		assertThat(linkWorker.locator("main")).containsText("In the record since");
		pictures(linkWorker, "link-worker-answered");
		assertThat(stage().inTheRecord("Task", "patient.identifier=" + person.value())).isZero();
	}

	private static void pictures(Page page, String name) {
		for (int width : WIDTHS) {
			page.setViewportSize(width, 900);
			assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name)
				.isLessThanOrEqualTo(width);
			stage().picture(page, name + "-" + width);
		}
	}

	private static Patient patient(NhsNumber number) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, number.value()));
		patient.addName().setFamily("Meadow").addGiven("Ada");
		patient.setGender(Enumerations.AdministrativeGender.FEMALE);
		patient.setBirthDateElement(new DateType(People.BORN.toString()));
		return patient;
	}

	private static Chromium browser() {
		return java.util.Objects.requireNonNull(browser);
	}

	private static Stage stage() {
		return java.util.Objects.requireNonNull(stage);
	}

}
