package org.peerprescribing.journey;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.support.People;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A clinician leaves a prescription for later, finishes it, looks at what came of it and
 * finds that it was made in error: without JavaScript on the narrowest screen, and then
 * each page once more with it at three widths, where accessibility is checked too.
 */
class WhatCameOfItBrowserIT {

	private static final LocalDate BORN = LocalDate.of(1979, 3, 9);

	private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

	@Test
	void whatIsLeftIsFinishedLookedAtAndFoundToBeInError() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		var sandbox = SandboxForTests.whole();
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(sandbox, 80);
			String number = People.nhsNumber().value();
			stage.addToTheRecord(person(number));
			Page plain = browser.person(WIDTHS.getFirst(), 640, "en-GB", false);
			Page desk = browser.atADesk();
			stage.signIn(plain, "/prescribe", "gp.meadow");
			stage.signIn(desk, "/prescribe", "gp.meadow");
			look(stage, desk, desk.url(), "clinicians-start");

			find(stage, plain, number);
			plain.locator("input[name=wanted]").first().check();
			plain.locator("input[name=online][value=PHONE]").check();
			plain.getByLabel("No known risks").check();
			look(stage, desk, plain.url(), "visit-with-finish-later");
			plain.getByText("Finish later, or let a colleague finish it").click();
			stage.button(plain, "Leave it to be finished").click();
			assertThat(plain.locator("h1")).hasText("A prescription to be finished");
			assertFits(plain);
			look(stage, desk, plain.url(), "draft");
			look(stage, desk, stage.address("/worklist"), "worklist-with-a-draft");

			stage.button(plain, "Go on with it").click();
			assertThat(plain.locator("main")).containsText("You go on with what");
			assertThat(plain.getByLabel("No known risks")).not().isChecked();
			assertFits(plain);
			look(stage, desk, plain.url(), "visit-that-goes-on");
			plain.getByLabel("No known risks").check();
			stage.button(plain, "Show what fits").click();
			plain.getByLabel("The patient agrees to be contacted").check();
			plain.locator("input[name=channel][value=LETTER]").check();
			plain.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send this one")).first().click();
			stage.button(plain, "Issue now").click();
			String prescription = plain.url();
			look(stage, desk, prescription, "prescription-issued");

			plain.getByText("All that was prescribed for this patient").click();
			assertThat(plain.locator("h1")).hasText("What came of it");
			assertThat(plain.locator("main")).containsText("Nothing heard from the patient so far");
			assertFits(plain);
			look(stage, desk, plain.url(), "story");
			look(stage, desk, stage.address("/prescriptions?by=me"), "list-of-mine");
			String search = "identifier=" + prescription.substring(prescription.lastIndexOf('/') + 1);
			stage.await("the entry in the record", () -> stage.inTheRecord("ServiceRequest", search) == 1);

			plain.getByText("This was made in error").click();
			assertFits(plain);
			look(stage, desk, plain.url(), "in-error");
			stage.button(plain, "It was made in error").click();
			assertThat(plain).hasTitle(java.util.regex.Pattern.compile("^Error: .*"));
			assertFits(plain);
			plain.getByLabel("It was made for the wrong patient").check();
			stage.button(plain, "It was made in error").click();
			assertThat(plain.locator("main")).containsText("Made in error");
			stage.await("the correction in the record",
					() -> stage.ask("ServiceRequest?" + search).contains("entered-in-error"));
			assertThat(stage.inTheRecord("ServiceRequest", search)).isEqualTo(1);
			look(stage, desk, prescription, "prescription-in-error");
		}
	}

	private static void find(Stage stage, Page page, String number) {
		page.getByLabel("NHS number").fill(number);
		stage.enterBirthDate(page, BORN);
		stage.button(page, "Find patient").click();
		assertThat(page.locator("h1")).hasText("Prescribe peer support");
		if (page.locator("input[name=need]:checked").getAttribute("value").equals("other")) {
			page.locator("#otherNeed").selectOption("35489007");
		}
	}

	/** The page as somebody with JavaScript sees it, at each width. */
	private static void look(Stage stage, Page page, String address, String name) {
		page.navigate(address);
		Map<Integer, Integer> heights = Map.of(320, 640, 768, 1024, 1280, 900);
		for (int width : WIDTHS) {
			page.setViewportSize(width, heights.getOrDefault(width, 900));
			assertFits(page);
			stage.picture(page, name + "-" + width);
		}
	}

	private static void assertFits(Page page) {
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(page.url())
			.isLessThanOrEqualTo(page.viewportSize().width);
		assertThat(page.locator("h1")).hasCount(1);
		assertThat(page.locator("body")).not().containsText("??");
	}

	private static Patient person(String number) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, number));
		patient.addName().setFamily("Sample").addGiven("Morgan");
		patient.setGender(Enumerations.AdministrativeGender.FEMALE);
		patient.setBirthDateElement(new DateType(BORN.toString()));
		return patient;
	}

}
