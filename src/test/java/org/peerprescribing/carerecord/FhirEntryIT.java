package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.ServiceRequest;

/** Each resource in its place. */
class FhirEntryIT extends RecordSystemCarrierContract {

	@Override
	EntryRoute route() {
		return EntryRoute.FHIR;
	}

	@Override
	List<?> arrived() {
		return this.record.all(ServiceRequest.class);
	}

}
