package org.peerprescribing.prescribing.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/**
 * Reads and searches prescriptions of the caller's organisation, as far as the patient
 * lets it know what they report, and its requests to the link worker.
 */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class PrescriptionProvider implements IResourceProvider {

	private static final String TYPE = "ServiceRequest";

	private final Prescribing prescribing;

	private final LinkWorkers linkWorkers;

	private final PrescriptionResources resources;

	private final AuditedReads reads;

	PrescriptionProvider(Prescribing prescribing, LinkWorkers linkWorkers, PrescriptionResources resources,
			AuditedReads reads) {
		this.prescribing = prescribing;
		this.linkWorkers = linkWorkers;
		this.resources = resources;
		this.reads = reads;
	}

	@Override
	public Class<ServiceRequest> getResourceType() {
		return ServiceRequest.class;
	}

	@Read
	public ServiceRequest read(@IdParam IdType id, RequestDetails request) {
		UUID wanted = FhirIds.uuid(id);
		return this.reads.read(FhirCaller.of(request), TYPE, id.getIdPart(),
				() -> this.prescribing.find(new PrescriptionId(wanted))
					.map(this.resources::readable)
					.map(this::held)
					.or(() -> this.linkWorkers.find(new LinkWorkerRequestId(wanted)).map(this::held)));
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
				() -> Stream.concat(prescriptions(identifier, wanted), linkWorkerRequests(identifier, wanted))
					.sorted(Comparator.comparing(Dated::at).reversed())
					.limit(FhirIds.count(count))
					.map(Dated::resource)
					.map(Supplier::get)
					.toList());
	}

	private Stream<Dated> prescriptions(@Nullable TokenParam identifier, Optional<Prescription.Status> wanted) {
		Stream<Prescription> found = (identifier == null) ? this.prescribing.latest(FhirIds.MOST).stream()
				: FhirIds.ours(identifier, FhirSystems.PRESCRIPTION)
					.flatMap((id) -> this.prescribing.find(new PrescriptionId(id)))
					.stream();
		return found.map(this.resources::readable)
			.filter((one) -> wanted.isEmpty() || wanted.get() == one.status())
			.map((one) -> new Dated(one.signedAt(), () -> held(one)));
	}

	private Stream<Dated> linkWorkerRequests(@Nullable TokenParam identifier, Optional<Prescription.Status> wanted) {
		Stream<LinkWorkerRequest> found = (identifier == null) ? this.linkWorkers.latest(FhirIds.MOST).stream()
				: FhirIds.ours(identifier, FhirSystems.PRESCRIPTION)
					.flatMap((id) -> this.linkWorkers.find(new LinkWorkerRequestId(id)))
					.stream();
		return found.filter((one) -> wanted.isEmpty() || wanted.get() == one.status())
			.map((one) -> new Dated(one.requestedAt(), () -> held(one)));
	}

	private Held<ServiceRequest> held(Prescription prescription) {
		return new Held<>(this.resources.translate(prescription), prescription.patient().value(),
				prescription.organisation());
	}

	private Held<ServiceRequest> held(LinkWorkerRequest request) {
		return new Held<>(this.resources.translate(request), request.patient().value(), request.organisation());
	}

	private static Prescription.Status status(TokenParam status) {
		try {
			return Prescription.Status.valueOf(status.getValue().toUpperCase(Locale.ROOT).replace('-', '_'));
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(Problem.UNKNOWN_CODE, "status");
		}
	}

	/** Found, and translated only where it is given. */
	private record Dated(Instant at, Supplier<Held<ServiceRequest>> resource) {
	}

}
