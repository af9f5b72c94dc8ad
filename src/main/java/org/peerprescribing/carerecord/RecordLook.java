package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Map;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

import org.springframework.stereotype.Component;

/** Looks in a record system for what this service has written there. */
@Component
class RecordLook {

	private final RecordReader reader;

	RecordLook(RecordReader reader) {
		this.reader = reader;
	}

	/** All that lies there under our identifier: one or none, where nothing is wrong. */
	List<? extends DomainResource> all(RecordEndpoint endpoint, BundleMaker.Named named) throws RecordReader.NotRead {
		Class<? extends DomainResource> type = switch (named.type()) {
			case "ServiceRequest" -> ServiceRequest.class;
			case "Task" -> Task.class;
			case "QuestionnaireResponse" -> QuestionnaireResponse.class;
			case "Observation" -> Observation.class;
			default -> throw new IllegalArgumentException("Not a resource that is written");
		};
		return this.reader.search(endpoint, type, Map.of("identifier", named.token()));
	}

	/**
	 * What an update would change: the rest of a resource is the same in every version.
	 */
	static String says(Resource resource) {
		return switch (resource) {
			case ServiceRequest request -> String.valueOf(request.getStatus());
			case Task task -> task.getStatus() + " " + task.getBusinessStatus().getCodingFirstRep().getCode();
			default -> "";
		};
	}

}
