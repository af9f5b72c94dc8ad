package org.peerprescribing.sandbox.recordsystem.pages;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;

import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTests {

	private final Wording wording = new Wording(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

	@Test
	void groupsAnNhsNumber() {
		Patient patient = new Patient();
		patient.addIdentifier().setSystem("https://fhir.nhs.uk/Id/nhs-number").setValue("9993874213");

		assertThat(this.wording.nhsNumber(patient)).isEqualTo("999 387 4213");
	}

	@Test
	void reckonsTheAgeTodayAndAtDeath() {
		Patient patient = new Patient().setBirthDateElement(new DateType("1956-11-23"));

		assertThat(this.wording.age(patient)).isEqualTo("69");
		patient.setDeceased(new DateTimeType("2020-11-22"));
		assertThat(this.wording.age(patient)).isEqualTo("63");
	}

	@Test
	void knowsNoAgeWithoutAWholeBirthDate() {
		assertThat(this.wording.age(new Patient())).isEmpty();
		assertThat(this.wording.age(new Patient().setBirthDateElement(new DateType("1956")))).isEmpty();
	}

	@Test
	void saysThatAPlaceholderHasNoName() {
		assertThat(Wording.name(new Patient())).isEqualTo("No name");
	}

	@Test
	void tellsTimesAsInLondon() {
		Date summer = Date.from(Instant.parse("2026-07-01T23:30:00Z"));

		assertThat(this.wording.time(summer)).isEqualTo("2 Jul 2026, 00:30:00");
	}

}
