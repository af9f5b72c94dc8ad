package org.peerprescribing.carerecord;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.prescribing.LinkWorkerRequest;
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
		add(request, "community-prescribed", practice);
	}

	/**
	 * Inside a transaction. 871731000000106 is for the first contact of an episode: a
	 * second acceptance within twelve months is written without it, as counting it again
	 * would corrupt national figures (PRSB Social prescribing standard v1.1 / DAPB4066).
	 */
	void add(ServiceRequest request, LinkWorkerRequest answered, OdsCode practice) {
		if (answered.outcome() == LinkWorkerRequest.Outcome.DECLINED) {
			add(request, "link-worker-declined", practice);
		}
		else if (answered.firstContact()) {
			add(request, "link-worker-accepted", practice);
		}
	}

	private void add(ServiceRequest request, String event, OdsCode practice) {
		this.codes.code(event, this.properties.nation(), "fhir")
			.filter((code) -> this.setups.knownCodes(practice).contains(code.id()))
			.ifPresent((code) -> request.getCode().addCoding(new Coding(FhirSystems.SNOMED, code.id(), null)));
	}

}
