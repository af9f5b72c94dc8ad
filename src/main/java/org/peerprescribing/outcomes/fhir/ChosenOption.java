package org.peerprescribing.outcomes.fhir;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.outcomes.instrument.Instrument;

/** One answer out of those that were offered. */
final class ChosenOption {

	private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

	private ChosenOption() {
	}

	/** The number itself, or the code with its number. */
	static Type of(Instrument.Option option, String system) {
		if (option.code() == null) {
			return new IntegerType(option.value());
		}
		Coding coding = new Coding(FhirSystems.codes(system), option.code(), option.display());
		coding.addExtension(new Extension(ORDINAL, new DecimalType(option.value())));
		return coding;
	}

}
