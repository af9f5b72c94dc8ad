package org.peerprescribing.carerecord;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.fhirapi.References;

/**
 * Makes the transaction that corrects what lies in a record system: each resource as it
 * lies there, with the status entered-in-error and words that say so, as a new version of
 * itself. Nothing is deleted and nothing is added.
 */
final class CorrectionMaker {

	private static final String SAYS = "Entered in error. Please disregard it.";

	private CorrectionMaker() {
	}

	/**
	 * @param ours the prescription as it stands here, with the reason
	 * @param found what of ours lies in the record system, at least one
	 */
	static Bundle make(ServiceRequest ours, List<? extends DomainResource> found) {
		Bundle bundle = new Bundle();
		bundle.setType(Bundle.BundleType.TRANSACTION);
		found.forEach((resource) -> put(bundle, resource, ours));
		return bundle;
	}

	private static void put(Bundle bundle, DomainResource resource, ServiceRequest ours) {
		String type = resource.fhirType();
		String id = resource.getIdElement().getIdPart();
		String version = resource.getMeta().getVersionId();
		enterInError(resource, ours);
		resource.setId(type + "/" + id);
		resource.getMeta().setVersionId(null).setLastUpdated(null);
		String name = BundleMaker.named(resource).token();
		Bundle.BundleEntryComponent entry = bundle.addEntry()
			.setFullUrl("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
			.setResource(resource);
		entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(type + "/" + id);
		if (version != null) {
			entry.getRequest().setIfMatch("W/\"" + version + "\"");
		}
	}

	private static void enterInError(DomainResource resource, ServiceRequest ours) {
		switch (resource) {
			case ServiceRequest request -> {
				request.setStatus(ServiceRequest.ServiceRequestStatus.ENTEREDINERROR);
				ours.getExtension().forEach((why) -> replace(request, why));
				request.setText(ours.getText());
			}
			case Task task -> {
				task.setStatus(Task.TaskStatus.ENTEREDINERROR);
				References.explain(task, List.of(SAYS));
			}
			case QuestionnaireResponse response -> {
				response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR);
				References.explain(response, List.of(SAYS));
			}
			case Observation observation -> {
				observation.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
				References.explain(observation, List.of(SAYS));
			}
			default -> throw new IllegalArgumentException("Not a resource that is written");
		}
	}

	/** The reason takes the place of the one for which it may have ended before. */
	private static void replace(ServiceRequest request, Extension why) {
		request.getExtension().removeIf((one) -> one.getUrl().equals(why.getUrl()));
		request.addExtension(why.copy());
	}

}
