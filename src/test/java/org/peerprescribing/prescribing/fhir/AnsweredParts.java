package org.peerprescribing.prescribing.fhir;

import java.util.List;
import java.util.UUID;

import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Finds its way in what the matching operation answers. */
final class AnsweredParts {

	private AnsweredParts() {
	}

	static UUID run(Parameters answer) {
		return UUID.fromString(((Reference) value(answer.getParameter(), "run")).getReference()
			.substring("GuidanceResponse/".length()));
	}

	static List<ParametersParameterComponent> named(List<ParametersParameterComponent> all, String name) {
		return all.stream().filter((one) -> one.getName().equals(name)).toList();
	}

	static Type value(List<ParametersParameterComponent> all, String name) {
		return named(all, name).getFirst().getValue();
	}

	/** Values of that name; of the first part where it has parts. */
	static List<String> text(Parameters answer, String name) {
		return named(answer.getParameter(), name).stream()
			.map((one) -> (one.hasPart() ? one.getPartFirstRep() : one).getValue().primitiveValue())
			.toList();
	}

	static double number(List<ParametersParameterComponent> all, String name) {
		return ((DecimalType) value(all, name)).getValue().doubleValue();
	}

}
