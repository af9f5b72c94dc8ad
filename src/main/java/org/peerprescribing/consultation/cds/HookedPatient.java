package org.peerprescribing.consultation.cds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * The person of a hook, as far as the page needs to find them. Hides itself in text.
 *
 * @param nhsNumber NHS number
 * @param birthDate full date of birth
 * @param deceased whether the record says that they died
 */
record HookedPatient(NhsNumber nhsNumber, LocalDate birthDate, boolean deceased) {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final int YOUNGEST = 16;

	/** Whole years; below 0 where the date of birth lies ahead. */
	int age(Instant now) {
		LocalDate today = LocalDate.ofInstant(now, LONDON);
		return this.birthDate.isAfter(today) ? -1 : AgeBand.age(this.birthDate, today);
	}

	/** Alive and at least 16. */
	boolean mayBePrescribedFor(Instant now) {
		return !this.deceased && age(now) >= YOUNGEST;
	}

	/**
	 * Reads a prefetched Patient; fields it does not know are passed over. Empty where it
	 * has no NHS number or no full date of birth. Refuses with {@code malformed} what is
	 * no Patient.
	 */
	static Optional<HookedPatient> read(String json, FhirContext context) {
		try {
			IBaseResource resource = context.newJsonParser()
				.setParserErrorHandler(new LenientErrorHandler(false))
				.parseResource(json);
			if (!(resource instanceof Patient patient)) {
				throw new ProblemException(Problem.MALFORMED, "prefetch.patient");
			}
			return read(patient);
		}
		catch (DataFormatException ex) {
			throw new ProblemException(Problem.MALFORMED, "prefetch.patient");
		}
	}

	private static Optional<HookedPatient> read(Patient patient) {
		DateType born = patient.getBirthDateElement();
		if (born.getValueAsString() == null || born.getPrecision() != TemporalPrecisionEnum.DAY) {
			return Optional.empty();
		}
		LocalDate birthDate = LocalDate.parse(born.getValueAsString());
		boolean deceased = patient.hasDeceased()
				&& !(patient.getDeceased() instanceof BooleanType flag && !flag.booleanValue());
		return patient.getIdentifier()
			.stream()
			.filter((identifier) -> FhirSystems.NHS_NUMBER.equals(identifier.getSystem()))
			.map(Identifier::getValue)
			.flatMap((value) -> number(value).stream())
			.findFirst()
			.map((number) -> new HookedPatient(number, birthDate, deceased));
	}

	private static Optional<NhsNumber> number(String value) {
		try {
			return Optional.of(new NhsNumber(value));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "HookedPatient[hidden]";
	}

}
