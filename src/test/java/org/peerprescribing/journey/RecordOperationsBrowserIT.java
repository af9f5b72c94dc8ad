package org.peerprescribing.journey;

import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.sandbox.SandboxForTests;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions;

import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * An entry for a patient whom the record system does not know is given up; once it knows
 * them, an operator tries it again and it lies there once.
 */
class RecordOperationsBrowserIT {

	private static final String WHY = "The record system did not find exactly this patient";

	/** Where no other test leaves an entry behind. */
	private static final OdsCode PRACTICE = new OdsCode("Z90003");

	@Test
	void anOperatorTriesAgainWhatWasGivenUpAndItLiesThereOnce() {
		Optional<Path> program = Chromium.installed();
		assumeTrue(program.isPresent(), "no Chromium is installed");
		var sandbox = SandboxForTests.whole();
		ApplicationContext service = sandbox.service().orElseThrow();
		IssuedPrescriptions.Issued issued = IssuedPrescriptions.issue(service, Actors.clinicianOf(PRACTICE));
		String search = "identifier=" + issued.prescription().value();
		try (Chromium browser = Chromium.start(program.orElseThrow())) {
			Stage stage = new Stage(sandbox);
			Page operator = browser.atADesk();
			stage.signIn(operator, "/operations/record", "operator");
			Locator ofThePractice = operator.locator("tr")
				.filter(new Locator.FilterOptions().setHasText(PRACTICE.value()));
			Locator givenUp = ofThePractice.filter(new Locator.FilterOptions().setHasText(WHY));
			stage.await("the entry to be given up", () -> {
				operator.reload();
				return givenUp.count() == 1;
			});
			stage.picture(operator, "operations-given-up");
			operator.setViewportSize(360, 740);
			assertThat((Integer) operator.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
			stage.picture(operator, "operations-given-up-small");
			operator.setViewportSize(1280, 900);

			stage.addToTheRecord(patient(issued));
			givenUp.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();

			stage.await("the entry in the record", () -> stage.inTheRecord("ServiceRequest", search) == 1);
			stage.await("the receipt", () -> {
				operator.reload();
				return ofThePractice.count() == 1 && ofThePractice.textContent().contains("None waits");
			});
			assertThat(givenUp).hasCount(0);
			stage.picture(operator, "operations-nothing-left");
		}
	}

	private static Patient patient(IssuedPrescriptions.Issued issued) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, issued.person().nhsNumber().value()));
		patient.setBirthDateElement(new DateType(issued.person().birthDate().toString()));
		return patient;
	}

}
