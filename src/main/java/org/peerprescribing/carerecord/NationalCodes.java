package org.peerprescribing.carerecord;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.peerprescribing.carerecord.OnboardingCheck.Kind;
import org.peerprescribing.carerecord.OnboardingCheck.Result;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.prescribing.PrescribingProperties;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/**
 * Adds a national code beside our own words: only where a checked row of the code map
 * allows it in this country, and only where the practice's record system has said that
 * the code resolves there. One well-known record system drops what does not.
 */
@Component
class NationalCodes {

	private final CodeMap codes;

	private final SetupRows setups;

	private final PrescribingProperties properties;

	NationalCodes(CodeMap codes, SetupRows setups, PrescribingProperties properties) {
		this.codes = codes;
		this.setups = setups;
		this.properties = properties;
	}

	/** Inside a transaction. */
	void add(ServiceRequest request, OdsCode practice) {
		this.codes.code("community-prescribed", this.properties.nation(), "fhir")
			.filter((code) -> code.id().equals(OnboardingQuestions.SUPPORT_GROUP) && resolves(practice))
			.ifPresent((code) -> request.getCode().addCoding(new Coding(FhirSystems.SNOMED, code.id(), null)));
	}

	private boolean resolves(OdsCode practice) {
		return this.setups.checks(practice)
			.stream()
			.anyMatch((check) -> check.kind() == Kind.CODE && check.result() == Result.PASSED);
	}

}
