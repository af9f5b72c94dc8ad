package org.peerprescribing.sandbox.patients;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIR transaction that puts resources under their own ids, each labelled as test data
 * (v3-ActReason HTEST).
 */
final class Transaction {

	private final Bundle bundle = new Bundle();

	Transaction() {
		this.bundle.setType(BundleType.TRANSACTION);
	}

	void put(Resource resource) {
		resource.getMeta()
			.addSecurity("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data");
		this.bundle.addEntry()
			.setResource(resource)
			.getRequest()
			.setMethod(HTTPVerb.PUT)
			.setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
	}

	Bundle bundle() {
		return this.bundle;
	}

}
