package org.peerprescribing.prescribing.fhir;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.Problem;

/**
 * Whom a caller means: by our id, by NHS number, or by both, which then must be one
 * person's. Hides itself in text.
 *
 * @param id our id; null where only the number is given
 * @param nhsNumber NHS number; null where only the id is given
 * @param given where it stood
 */
record SubjectReference(@Nullable PatientId id, @Nullable NhsNumber nhsNumber, Given.One given) {

	private static final Pattern OURS = Pattern.compile("Patient/([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

	/**
	 * Refuses with {@link Problem#UNKNOWN_REFERENCE} what can be none of our patients:
	 * another server's, a contained one, another type.
	 */
	static SubjectReference of(Given.One given) {
		Reference reference = given.value(Reference.class);
		if (reference.hasType() && !reference.getType().equals("Patient")) {
			throw given.refused(Problem.UNKNOWN_REFERENCE, "type");
		}
		if (!reference.hasReference() && !reference.hasIdentifier()) {
			throw given.refused(Problem.REQUIRED, "reference");
		}
		return new SubjectReference(id(reference, given), nhsNumber(reference, given), given);
	}

	private static @Nullable PatientId id(Reference reference, Given.One given) {
		if (!reference.hasReference()) {
			return null;
		}
		Matcher ours = OURS.matcher(reference.getReference());
		if (!ours.matches()) {
			throw given.refused(Problem.UNKNOWN_REFERENCE, "reference");
		}
		return new PatientId(UUID.fromString(ours.group(1)));
	}

	private static @Nullable NhsNumber nhsNumber(Reference reference, Given.One given) {
		if (!reference.hasIdentifier()) {
			return null;
		}
		if (!FhirSystems.NHS_NUMBER.equals(reference.getIdentifier().getSystem())) {
			throw given.refused(Problem.UNKNOWN_REFERENCE, "identifier.system");
		}
		try {
			return new NhsNumber(reference.getIdentifier().hasValue() ? reference.getIdentifier().getValue() : "");
		}
		catch (InvalidValue ex) {
			throw given.refused(Problem.INVALID_VALUE, "identifier.value");
		}
	}

	@Override
	public String toString() {
		return "SubjectReference[hidden]";
	}

}
