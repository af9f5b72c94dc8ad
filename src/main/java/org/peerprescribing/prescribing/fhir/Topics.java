package org.peerprescribing.prescribing.fhir;

import java.util.List;
import java.util.Optional;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.SnomedConcept;

/** Reads a need, however a record system writes a problem. */
final class Topics {

	private Topics() {
	}

	/**
	 * A code or coding must be a SNOMED CT concept of the needs list; a concept with
	 * several codings, as record systems keep them side by side, must have one that is,
	 * and the first such one counts.
	 */
	static SnomedConcept read(Given.One given, NeedHierarchy needs) {
		Type value = given.value(Type.class);
		return switch (value) {
			case CodeType code ->
				need(concept(code.getValue(), given, ""), needs).orElseThrow(() -> given.refused(Problem.UNKNOWN_CODE));
			case Coding coding ->
				need(concept(coding, given, ""), needs).orElseThrow(() -> given.refused(Problem.UNKNOWN_CODE, "code"));
			case CodeableConcept concept -> firstOf(concept.getCoding(), given, needs);
			default -> throw given.refused(Problem.INVALID_VALUE);
		};
	}

	private static SnomedConcept firstOf(List<Coding> codings, Given.One given, NeedHierarchy needs) {
		Optional<SnomedConcept> first = Optional.empty();
		for (int i = 0; i < codings.size(); i++) {
			if (FhirSystems.SNOMED.equals(codings.get(i).getSystem())) {
				SnomedConcept concept = concept(codings.get(i), given, "coding[" + i + "].");
				first = first.or(() -> need(concept, needs));
			}
		}
		return first.orElseThrow(() -> given.refused(Problem.UNKNOWN_CODE, "coding"));
	}

	private static SnomedConcept concept(Coding coding, Given.One given, String inside) {
		if (!FhirSystems.SNOMED.equals(coding.getSystem())) {
			throw given.refused(Problem.UNKNOWN_CODE, inside + "system");
		}
		if (!coding.hasCode()) {
			throw given.refused(Problem.REQUIRED, inside + "code");
		}
		return concept(coding.getCode(), given, inside + "code");
	}

	private static SnomedConcept concept(String id, Given.One given, String inside) {
		try {
			return new SnomedConcept(id);
		}
		catch (InvalidValue ex) {
			throw inside.isEmpty() ? given.refused(Problem.INVALID_VALUE)
					: given.refused(Problem.INVALID_VALUE, inside);
		}
	}

	/** The need that this concept is, or that a national code stands for. */
	private static Optional<SnomedConcept> need(SnomedConcept concept, NeedHierarchy needs) {
		return needs.resolve(concept).map(Need::concept);
	}

}
