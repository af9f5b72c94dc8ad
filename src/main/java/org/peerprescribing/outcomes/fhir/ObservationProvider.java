package org.peerprescribing.outcomes.fhir;

import java.util.Optional;
import java.util.UUID;
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
import org.peerprescribing.outcomes.MeasureId;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/**
 * Reads uptake, usefulness and totals of measures as patients of the caller's
 * organisation reported them.
 */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class ObservationProvider implements IResourceProvider {

	private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})-(uptake|usefulness|total)");

	private final CheckIns checkIns;

	private final Measures measures;

	private final CheckInResources resources;

	private final AuditedReads reads;

	ObservationProvider(CheckIns checkIns, Measures measures, CheckInResources resources, AuditedReads reads) {
		this.checkIns = checkIns;
		this.measures = measures;
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
		UUID response = FhirIds.uuid(parts.group(1));
		return this.reads.read(FhirCaller.of(request), "Observation", id.getIdPart(),
				() -> parts.group(2).equals("total") ? total(new MeasureId(response))
						: checkIn(new CheckInId(response), parts.group(2).equals("uptake")));
	}

	private Optional<Held<Observation>> checkIn(CheckInId id, boolean uptake) {
		return this.checkIns.find(id).filter(this.resources::mayBeRead).flatMap((found) -> held(found, uptake));
	}

	private Optional<Held<Observation>> total(MeasureId id) {
		return this.measures.find(id)
			.filter(this.resources::mayBeRead)
			.flatMap((measure) -> this.resources.total(measure)
				.map((total) -> new Held<>(total, measure.patient().value(), measure.organisation())));
	}

	private Optional<Held<Observation>> held(CheckIn checkIn, boolean uptake) {
		return (uptake ? this.resources.uptake(checkIn) : this.resources.usefulness(checkIn))
			.map((observation) -> new Held<>(observation, checkIn.patient().value(), checkIn.organisation()));
	}

}
