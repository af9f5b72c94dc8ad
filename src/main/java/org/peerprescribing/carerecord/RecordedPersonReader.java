package org.peerprescribing.carerecord;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.patient.fhir.PatientTranslator;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;

/**
 * Reads a person out of a record system's resources; what cannot be trusted is left out.
 */
final class RecordedPersonReader {

	/**
	 * PHQ-9 total: LOINC 44261-6 or SNOMED CT 720433000; its ninth item: LOINC 44260-8.
	 */
	static final String PHQ_9_CODES = FhirSystems.LOINC + "|44261-6," + FhirSystems.LOINC + "|44260-8,"
			+ FhirSystems.SNOMED + "|720433000";

	private static final Set<String> TOTAL = Set.of("44261-6", "720433000");

	private static final Set<String> ITEM_9 = Set.of("44260-8");

	private RecordedPersonReader() {
	}

	/** Refuses a person without a valid NHS number or a full date of birth. */
	static RecordedPerson read(OdsCode practice, Patient patient, List<Condition> conditions,
			List<Observation> scores) {
		return new RecordedPerson(PatientTranslator.fromFhir(patient, practice), problems(conditions), phq9(scores),
				telecom(patient, ContactPointSystem.PHONE), telecom(patient, ContactPointSystem.EMAIL),
				patient.hasDeceased() && !(patient.getDeceased() instanceof BooleanType said && !said.booleanValue()));
	}

	private static List<RecordedPerson.CodedProblem> problems(List<Condition> conditions) {
		return conditions.stream()
			.filter(RecordedPersonReader::isActive)
			.sorted(Comparator.comparing(RecordedPersonReader::since).reversed())
			.flatMap((condition) -> problem(condition.getCode()).stream())
			.distinct()
			.toList();
	}

	private static boolean isActive(Condition condition) {
		boolean active = condition.getClinicalStatus()
			.getCoding()
			.stream()
			.anyMatch((status) -> "active".equals(status.getCode()));
		boolean doubted = condition.getVerificationStatus()
			.getCoding()
			.stream()
			.anyMatch((status) -> Set.of("refuted", "entered-in-error").contains(status.getCode()));
		return active && !doubted;
	}

	private static Date since(Condition condition) {
		return Stream
			.of(condition.getRecordedDate(),
					condition.hasOnsetDateTimeType() ? condition.getOnsetDateTimeType().getValue() : null)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(new Date(0));
	}

	private static Optional<RecordedPerson.CodedProblem> problem(CodeableConcept code) {
		for (Coding coding : code.getCoding()) {
			if (FhirSystems.SNOMED.equals(coding.getSystem()) && coding.hasCode()) {
				try {
					String text = code.hasText() ? code.getText() : Objects.toString(coding.getDisplay(), "");
					return Optional.of(new RecordedPerson.CodedProblem(new SnomedConcept(coding.getCode()), text));
				}
				catch (InvalidValue ex) {
					// not a concept: the next coding may be one
				}
			}
		}
		return Optional.empty();
	}

	private static @Nullable Phq9 phq9(List<Observation> scores) {
		Optional<Observation> total = scores.stream()
			.filter((score) -> hasCode(score, TOTAL) && value(score) != null && day(score) != null)
			.max(Comparator.comparing((score) -> Objects.requireNonNull(day(score))));
		if (total.isEmpty()) {
			return null;
		}
		LocalDate on = Objects.requireNonNull(day(total.get()));
		Integer item9 = scores.stream()
			.filter((score) -> hasCode(score, ITEM_9) && on.equals(day(score)))
			.map(RecordedPersonReader::value)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		try {
			return new Phq9(Objects.requireNonNull(value(total.get())), item9, on);
		}
		catch (InvalidValue ex) {
			return null;
		}
	}

	private static boolean hasCode(Observation score, Set<String> codes) {
		return score.getCode().getCoding().stream().anyMatch((coding) -> codes.contains(coding.getCode()));
	}

	private static @Nullable Integer value(Observation score) {
		if (score.getValue() instanceof IntegerType whole) {
			return whole.getValue();
		}
		if (score.getValue() instanceof Quantity quantity && quantity.getValue() != null
				&& quantity.getValue().stripTrailingZeros().scale() <= 0) {
			return quantity.getValue().intValue();
		}
		return null;
	}

	private static @Nullable LocalDate day(Observation score) {
		if (!(score.getEffective() instanceof DateTimeType effective)) {
			return null;
		}
		String text = effective.getValueAsString();
		return (text != null && text.length() >= 10) ? LocalDate.parse(text.substring(0, 10)) : null;
	}

	private static @Nullable String telecom(Patient patient, ContactPointSystem system) {
		return patient.getTelecom()
			.stream()
			.filter((contact) -> contact.getSystem() == system && contact.hasValue())
			.filter((contact) -> contact.getUse() != ContactPointUse.OLD)
			.filter((contact) -> system != ContactPointSystem.PHONE || isMobile(contact))
			.map(ContactPoint::getValue)
			.findFirst()
			.orElse(null);
	}

	private static boolean isMobile(ContactPoint contact) {
		return contact.getUse() == ContactPointUse.MOBILE
				|| contact.getValue().replaceAll("[^0-9+]", "").matches("(07|\\+447|00447).*");
	}

}
