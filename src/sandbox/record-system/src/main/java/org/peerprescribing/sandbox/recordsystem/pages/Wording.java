package org.peerprescribing.sandbox.recordsystem.pages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.stream.Collectors;

import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** FHIR values in words for people; times are those of Europe/London. */
@Component
class Wording {

	private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

	private final Clock clock;

	Wording(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Given and family name; "No name" where the record has none, as for a placeholder.
	 */
	static String name(Patient patient) {
		String name = patient.getNameFirstRep().getNameAsSingleString();
		return (name == null || name.isBlank()) ? "No name" : name;
	}

	/** The NHS number in groups of 3, 3 and 4; empty where there is none. */
	String nhsNumber(Patient patient) {
		return patient.getIdentifier()
			.stream()
			.filter((identifier) -> NHS_NUMBER.equals(identifier.getSystem()))
			.map(Identifier::getValue)
			.findFirst()
			.map((value) -> value.replaceFirst("^(\\d{3})(\\d{3})(\\d{4})$", "$1 $2 $3"))
			.orElse("");
	}

	/** Age in years today, or at death; empty without a whole birth date. */
	String age(Patient patient) {
		String birthDate = patient.getBirthDateElement().getValueAsString();
		if (birthDate == null || birthDate.length() != 10) {
			return "";
		}
		LocalDate born = LocalDate.parse(birthDate);
		LocalDate until = LocalDate.ofInstant(this.clock.instant(), LONDON);
		if (patient.getDeceased() instanceof DateTimeType died && died.getValueAsString().length() >= 10) {
			until = LocalDate.parse(died.getValueAsString().substring(0, 10));
		}
		return Integer.toString(Period.between(born, until).getYears());
	}

	/** The day; a year or a month as it stands. */
	String day(@Nullable BaseDateTimeType date) {
		if (date == null || date.getValue() == null) {
			return "";
		}
		String text = date.getValueAsString();
		if (text.length() < 10) {
			return text;
		}
		// A date without a time is that day everywhere; only an instant is a London day.
		return DAY.format((text.length() == 10) ? LocalDate.parse(text)
				: LocalDate.ofInstant(date.getValue().toInstant(), LONDON));
	}

	String time(@Nullable Date date) {
		return (date != null) ? TIME.format(Instant.ofEpochMilli(date.getTime()).atZone(LONDON)) : "";
	}

	String concept(CodeableConcept concept) {
		if (concept.hasText()) {
			return concept.getText();
		}
		return concept.getCoding()
			.stream()
			.map((coding) -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
			.collect(Collectors.joining(", "));
	}

	String reference(Reference reference) {
		if (reference.hasDisplay()) {
			return reference.getDisplay();
		}
		return reference.hasReference() ? reference.getReference() : "";
	}

	/** Any value as one line; a kind not listed here by its name. */
	String value(@Nullable Type value) {
		// A birth date that is not there comes as an empty value.
		if (value == null || value.isEmpty()) {
			return "";
		}
		if (value instanceof CodeableConcept concept) {
			return concept(concept);
		}
		if (value instanceof Coding coding) {
			return coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
		}
		if (value instanceof Reference reference) {
			return reference(reference);
		}
		if (value instanceof Quantity quantity) {
			return quantity.getValue() + (quantity.hasUnit() ? " " + quantity.getUnit() : "");
		}
		if (value instanceof BaseDateTimeType date) {
			return date.getValueAsString().contains("T") ? time(date.getValue()) : day(date);
		}
		if (value instanceof PrimitiveType<?> primitive) {
			return primitive.getValueAsString();
		}
		return value.fhirType();
	}

}
