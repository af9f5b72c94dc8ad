package org.peerprescribing.patient.fhir;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PersonName;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

/**
 * A person as the record system sends them, and as this service shows them; no address.
 */
public final class PatientTranslator {

	/** UK Core 2.0.0. */
	private static final String ETHNIC_CATEGORY = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";

	/**
	 * UK Core's ethnic categories (England and Wales agree in these letters) in the five
	 * groups of the 2021 census; Z is "not stated".
	 */
	private static final Map<Character, EthnicGroup> GROUPS = Map.ofEntries(Map.entry('A', EthnicGroup.WHITE),
			Map.entry('B', EthnicGroup.WHITE), Map.entry('C', EthnicGroup.WHITE), Map.entry('D', EthnicGroup.MIXED),
			Map.entry('E', EthnicGroup.MIXED), Map.entry('F', EthnicGroup.MIXED), Map.entry('G', EthnicGroup.MIXED),
			Map.entry('H', EthnicGroup.ASIAN), Map.entry('J', EthnicGroup.ASIAN), Map.entry('K', EthnicGroup.ASIAN),
			Map.entry('L', EthnicGroup.ASIAN), Map.entry('R', EthnicGroup.ASIAN), Map.entry('M', EthnicGroup.BLACK),
			Map.entry('N', EthnicGroup.BLACK), Map.entry('P', EthnicGroup.BLACK), Map.entry('S', EthnicGroup.OTHER),
			Map.entry('T', EthnicGroup.OTHER));

	private PatientTranslator() {
	}

	/**
	 * Reads a record system's Patient; refuses one without a valid NHS number or a full
	 * date of birth.
	 * @param practice whose record system it came from
	 */
	public static RegisterPatient fromFhir(org.hl7.fhir.r4.model.Patient patient, OdsCode practice) {
		return new RegisterPatient(practice, nhsNumber(patient), birthDate(patient), name(patient),
				sex(patient.getGender()), ethnicGroup(patient), language(patient), patient.getIdElement().getIdPart());
	}

	/** What is kept here, and no more. */
	static org.hl7.fhir.r4.model.Patient toFhir(Patient patient) {
		org.hl7.fhir.r4.model.Patient resource = new org.hl7.fhir.r4.model.Patient();
		resource.setId(patient.id().value().toString());
		References.claim(resource, "ps-patient");
		References.labelTestData(resource, patient.nhsNumber());
		resource.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, patient.nhsNumber().value()));
		resource.addIdentifier(References.identifier(FhirSystems.PATIENT, patient.id().value().toString()));
		resource.setActive(patient.registration() == Patient.Registration.REGISTERED);
		HumanName name = resource.addName().setUse(HumanName.NameUse.OFFICIAL);
		if (!patient.name().family().isEmpty()) {
			name.setFamily(patient.name().family());
		}
		if (!patient.name().given().isEmpty()) {
			name.addGiven(patient.name().given());
		}
		resource.setGender(AdministrativeGender.fromCode(patient.sex().name().toLowerCase(Locale.ROOT)));
		resource.setBirthDateElement(new DateType(patient.birthDate().toString()));
		if (patient.registration() == Patient.Registration.DECEASED) {
			resource.setDeceased(new org.hl7.fhir.r4.model.BooleanType(true));
		}
		resource.addCommunication()
			.setPreferred(true)
			.setLanguage(new CodeableConcept()
				.addCoding(new Coding().setSystem("urn:ietf:bcp:47").setCode(patient.language().value())));
		resource.addGeneralPractitioner(new Reference().setType("Organization")
			.setIdentifier(References.identifier(FhirSystems.ODS, patient.practice().value())));
		return resource;
	}

	private static NhsNumber nhsNumber(org.hl7.fhir.r4.model.Patient patient) {
		return patient.getIdentifier()
			.stream()
			.filter((identifier) -> FhirSystems.NHS_NUMBER.equals(identifier.getSystem()))
			.findFirst()
			.map((identifier) -> new NhsNumber(Optional.ofNullable(identifier.getValue()).orElse("")))
			.orElseThrow(() -> new InvalidValue("nhs-number"));
	}

	private static LocalDate birthDate(org.hl7.fhir.r4.model.Patient patient) {
		String text = patient.getBirthDateElement().getValueAsString();
		if (text == null || text.length() != 10) {
			throw new InvalidValue("birth-date");
		}
		return LocalDate.parse(text);
	}

	private static PersonName name(org.hl7.fhir.r4.model.Patient patient) {
		HumanName name = patient.getName()
			.stream()
			.filter((one) -> one.getUse() == HumanName.NameUse.OFFICIAL)
			.findFirst()
			.orElseGet(patient::getNameFirstRep);
		return new PersonName(orEmpty(name.getGivenAsSingleString()), orEmpty(name.getFamily()));
	}

	private static String orEmpty(@Nullable String text) {
		return (text == null) ? "" : text.strip();
	}

	private static Sex sex(@Nullable AdministrativeGender gender) {
		return switch (gender) {
			case FEMALE -> Sex.FEMALE;
			case MALE -> Sex.MALE;
			case OTHER -> Sex.OTHER;
			case null, default -> Sex.UNKNOWN;
		};
	}

	private static EthnicGroup ethnicGroup(org.hl7.fhir.r4.model.Patient patient) {
		Extension extension = patient.getExtensionByUrl(ETHNIC_CATEGORY);
		if (extension == null || !(extension.getValue() instanceof CodeableConcept category)) {
			return EthnicGroup.UNKNOWN;
		}
		String code = orEmpty(category.getCodingFirstRep().getCode());
		return code.isEmpty() ? EthnicGroup.UNKNOWN : GROUPS.getOrDefault(code.charAt(0), EthnicGroup.UNKNOWN);
	}

	private static LanguageTag language(org.hl7.fhir.r4.model.Patient patient) {
		return patient.getCommunication()
			.stream()
			.sorted((one, other) -> Boolean.compare(other.getPreferred(), one.getPreferred()))
			.map((spoken) -> orEmpty(spoken.getLanguage().getCodingFirstRep().getCode()))
			.filter((code) -> !code.isEmpty())
			.findFirst()
			.flatMap(PatientTranslator::tag)
			.orElse(LanguageTag.ENGLISH);
	}

	private static Optional<LanguageTag> tag(String code) {
		try {
			return Optional.of(new LanguageTag(code));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

}
