package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * What an entry says, whatever route it takes.
 *
 * @param request the prescription
 * @param tasks its attempts, in their order
 * @param reported what the patient reported, each response before what follows from it
 * @param shared whether the patient lets it be told what they report
 */
record EntryContent(ServiceRequest request, List<Task> tasks, List<DomainResource> reported, boolean shared) {

	EntryContent {
		tasks = List.copyOf(tasks);
		reported = List.copyOf(reported);
	}

	/** Name of whose entry it is: who answered a request, else who made it. */
	String author() {
		return this.request.hasNote() ? this.request.getNoteFirstRep().getAuthorStringType().getValue()
				: this.request.getRequester().getDisplay();
	}

}
