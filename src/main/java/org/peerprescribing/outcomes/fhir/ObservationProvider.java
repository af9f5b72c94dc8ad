package org.peerprescribing.outcomes.fhir;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/** Reads uptake and usefulness as patients of the caller's organisation reported them. */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class ObservationProvider implements IResourceProvider {

	private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})-(uptake|usefulness)");

	private final CheckIns checkIns;

	private final CheckInResources resources;

	private final AuditedReads reads;

	ObservationProvider(CheckIns checkIns, CheckInResources resources, AuditedReads reads) {
		this.checkIns = checkIns;
		this.resources = resources;
		this.reads = reads;
	}

	@Override
	public Class<Observation> getResourceType() {
		return Observation.class;
	}

	@Read
	public Observation read(@IdParam IdType id, RequestDetails request) {
		Matcher parts = ID.matcher(id.getIdPart());
		if (!parts.matches()) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
		CheckInId checkIn = new CheckInId(FhirIds.uuid(parts.group(1)));
		boolean uptake = parts.group(2).equals("uptake");
		return this.reads.read(FhirCaller.of(request), "Observation", id.getIdPart(),
				() -> this.checkIns.find(checkIn)
					.filter((found) -> found.answers() != null)
					.flatMap((found) -> held(found, uptake)));
	}

	private Optional<Held<Observation>> held(CheckIn checkIn, boolean uptake) {
		return (uptake ? this.resources.uptake(checkIn) : this.resources.usefulness(checkIn))
			.map((observation) -> new Held<>(observation, checkIn.patient().value(), checkIn.organisation()));
	}

}
