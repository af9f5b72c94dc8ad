package org.peerprescribing.prescribing.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/**
 * Reads and searches prescriptions of the caller's organisation, as far as the patient
 * lets it know what they report.
 */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class PrescriptionProvider implements IResourceProvider {

	private static final String TYPE = "ServiceRequest";

	private final Prescribing prescribing;

	private final PrescriptionResources resources;

	private final AuditedReads reads;

	PrescriptionProvider(Prescribing prescribing, PrescriptionResources resources, AuditedReads reads) {
		this.prescribing = prescribing;
		this.resources = resources;
		this.reads = reads;
	}

	@Override
	public Class<ServiceRequest> getResourceType() {
		return ServiceRequest.class;
	}

	@Read
	public ServiceRequest read(@IdParam IdType id, RequestDetails request) {
		PrescriptionId wanted = new PrescriptionId(FhirIds.uuid(id));
		return this.reads.read(FhirCaller.of(request), TYPE, id.getIdPart(),
				() -> this.prescribing.find(wanted).map(this.resources::readable).map(this::held));
	}

	/**
	 * By our identifier, by the status that may be seen, or both; newest first, at most
	 * {@value FhirIds#MOST}.
	 */
	@Search(allowUnknownParams = true)
	public List<ServiceRequest> search(@OptionalParam(name = "identifier") @Nullable TokenParam identifier,
			@OptionalParam(name = "status") @Nullable TokenParam status, @Count @Nullable Integer count,
			RequestDetails request) {
		Optional<Prescription.Status> wanted = Optional.ofNullable(status).map(PrescriptionProvider::status);
		return this.reads.search(FhirCaller.of(request), TYPE,
				() -> candidates(identifier).stream()
					.map(this.resources::readable)
					.filter((found) -> wanted.isEmpty() || wanted.get() == found.status())
					.limit(FhirIds.count(count))
					.map(this::held)
					.toList());
	}

	private List<Prescription> candidates(@Nullable TokenParam identifier) {
		if (identifier == null) {
			return this.prescribing.latest(FhirIds.MOST);
		}
		return FhirIds.ours(identifier, FhirSystems.PRESCRIPTION)
			.flatMap((id) -> this.prescribing.find(new PrescriptionId(id)))
			.stream()
			.toList();
	}

	private Held<ServiceRequest> held(Prescription prescription) {
		return new Held<>(this.resources.translate(prescription), prescription.patient().value(),
				prescription.organisation());
	}

	private static Prescription.Status status(TokenParam status) {
		try {
			return Prescription.Status.valueOf(status.getValue().toUpperCase(Locale.ROOT).replace('-', '_'));
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(Problem.UNKNOWN_CODE, "status");
		}
	}

}
