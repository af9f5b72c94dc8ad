package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;

/**
 * Makes one transaction bundle for a record system: what lies there already is updated in
 * the version that was read, what does not is created unless it is there after all. What
 * the patient reported is only ever created.
 */
final class BundleMaker {

	private final Bundle bundle = new Bundle();

	private final String patient;

	private final Map<Named, There> there;

	private final String request;

	/**
	 * @param patientId id of the Patient in the record system
	 * @param there what of ours was found there
	 */
	BundleMaker(String patientId, Map<Named, There> there, ServiceRequest prescription) {
		this.patient = "Patient/" + patientId;
		this.there = there;
		this.bundle.setType(Bundle.BundleType.TRANSACTION);
		There known = there.get(named(prescription));
		this.request = (known != null) ? "ServiceRequest/" + known.id()
				: "urn:uuid:" + prescription.getIdElement().getIdPart();
		prescription.getSubject().setReference(this.patient);
		put(prescription);
	}

	BundleMaker tasks(List<Task> tasks) {
		tasks.forEach((task) -> {
			task.getFor().setReference(this.patient);
			task.getFocus().setReference(this.request);
			put(task);
		});
		return this;
	}

	/** Each response before what is derived from it. */
	BundleMaker reported(List<? extends DomainResource> resources) {
		resources.forEach((resource) -> {
			switch (resource) {
				case QuestionnaireResponse response -> {
					response.getSubject().setReference(this.patient);
					response.getSource().setReference(this.patient);
				}
				case Observation observation -> {
					observation.getSubject().setReference(this.patient);
					String response = observation.getDerivedFromFirstRep().getReferenceElement().getIdPart();
					observation.getDerivedFromFirstRep().setReference("urn:uuid:" + response);
				}
				default -> throw new IllegalArgumentException("Not what a patient reports");
			}
			put(resource);
		});
		return this;
	}

	Bundle make() {
		return this.bundle;
	}

	/** Our identifier of a resource: the same wherever it lies. */
	static Named named(Resource resource) {
		Identifier identifier = switch (resource) {
			case ServiceRequest one -> one.getIdentifierFirstRep();
			case Task one -> one.getIdentifierFirstRep();
			case QuestionnaireResponse one -> one.getIdentifier();
			case Observation one -> one.getIdentifierFirstRep();
			default -> throw new IllegalArgumentException("Not a resource that is written");
		};
		return new Named(resource.fhirType(), identifier.getSystem(), identifier.getValue());
	}

	private void put(DomainResource resource) {
		Named named = named(resource);
		There known = this.there.get(named);
		String ours = resource.getIdElement().getIdPart();
		Bundle.BundleEntryComponent entry = this.bundle.addEntry().setResource(resource);
		// Ours means nothing there, and its version even less.
		resource.setId((String) null);
		resource.getMeta().setVersionId(null).setLastUpdated(null);
		entry.setFullUrl("urn:uuid:" + uuid(ours));
		if (known == null) {
			entry.getRequest()
				.setMethod(HTTPVerb.POST)
				.setUrl(named.type())
				.setIfNoneExist("identifier=" + RecordClient.encode(named.token()));
		}
		else {
			resource.setId(named.type() + "/" + known.id());
			entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(named.type() + "/" + known.id());
			if (known.version() != null) {
				entry.getRequest().setIfMatch("W/\"" + known.version() + "\"");
			}
		}
	}

	/**
	 * Observations have an id of two parts: the address inside the bundle is made of it.
	 */
	private static UUID uuid(String id) {
		return (id.length() == 36) ? UUID.fromString(id)
				: UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	/** A resource by type and our identifier. */
	record Named(String type, String system, String value) {

		/** Each type that is written has one system of ours. */
		static Named of(String type, String value) {
			return new Named(type, switch (type) {
				case "ServiceRequest" -> FhirSystems.PRESCRIPTION;
				case "Task" -> FhirSystems.REFERRAL;
				case "QuestionnaireResponse" -> FhirSystems.CHECK_IN;
				case "Observation" -> FhirSystems.OBSERVATION;
				default -> throw new IllegalArgumentException("Not a resource that is written");
			}, value);
		}

		String token() {
			return this.system + "|" + this.value;
		}

	}

	/** Where it lies in the record system, in which version. */
	record There(String id, @Nullable String version) {
	}

}
