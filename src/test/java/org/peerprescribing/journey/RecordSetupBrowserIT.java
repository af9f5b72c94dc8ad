package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.Page;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.sandbox.SandboxForTests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The administrator of a practice that is new here gives the address of its record
 * system, has it checked, limits what is written, and switches it on.
 */
class RecordSetupBrowserIT {

	private static final String TEST_PATIENT = "9990000093";

	@Test
	void anAdministratorSetsUpTheRecordSystemOfANewPractice() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		var sandbox = SandboxForTests.whole();
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(sandbox, 60);
			stage.addToTheRecord(testPatient());
			Page page = browser.atADesk();
			stage.signIn(page, "/practice/record", "admin.orchard");
			both(stage, page, "setup-nothing-yet");

			page.getByLabel("Base address").fill("https://inside.example/fhir");
			stage.button(page, "Save address").click();
			assertThat(page.locator("#base-error")).containsText("does not allow this host");
			assertThat(page.getByLabel("Base address")).hasValue("https://inside.example/fhir");
			both(stage, page, "setup-host-refused");

			page.getByLabel("Base address").fill(sandbox.options().recordAddress() + "/fhir");
			stage.button(page, "Save address").click();
			assertThat(page.locator("main")).containsText("The address is saved");

			page.getByLabel("First outcome").uncheck();
			stage.button(page, "Save what may be written").click();
			assertThat(page.getByLabel("First outcome")).not().isChecked();

			page.getByLabel("NHS number of a test patient").fill(TEST_PATIENT);
			page.getByLabel("Write a test entry").check();
			stage.button(page, "Run the checks").click();
			assertThat(page.locator("main")).containsText("Exactly one patient was found");
			assertThat(page.locator("main")).containsText("It says of itself that it is FHIR R4");
			assertThat(page.locator("main")).not().containsText(TEST_PATIENT);
			both(stage, page, "setup-checked");

			stage.button(page, "Switch on").click();
			assertThat(page.locator("dl")).containsText("On");
			assertThat(stage.button(page, "Switch off")).isVisible();
			both(stage, page, "setup-switched-on");
			assertThat(stage.inTheRecord("Basic", "_id=peer-support-check-z90004")).isZero();
		}
	}

	private static void both(Stage stage, Page page, String name) {
		stage.picture(page, name);
		page.setViewportSize(360, 740);
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(360);
		stage.picture(page, name + "-small");
		page.setViewportSize(1280, 900);
	}

	private static Patient testPatient() {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, TEST_PATIENT));
		patient.setBirthDateElement(new DateType("1970-01-01"));
		return patient;
	}

}
