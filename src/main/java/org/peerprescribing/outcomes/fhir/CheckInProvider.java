package org.peerprescribing.outcomes.fhir;

import java.util.Optional;
import java.util.UUID;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.outcomes.MeasureId;
import org.peerprescribing.outcomes.Measures;

import org.springframework.stereotype.Component;

/** Reads what patients of the caller's organisation answered. */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class CheckInProvider implements IResourceProvider {

	private final CheckIns checkIns;

	private final Measures measures;

	private final CheckInResources resources;

	private final AuditedReads reads;

	CheckInProvider(CheckIns checkIns, Measures measures, CheckInResources resources, AuditedReads reads) {
		this.checkIns = checkIns;
		this.measures = measures;
		this.resources = resources;
		this.reads = reads;
	}

	@Override
	public Class<QuestionnaireResponse> getResourceType() {
		return QuestionnaireResponse.class;
	}

	/**
	 * What was not answered yet is not found, nor what the patient does not share.
	 */
	@Read
	public QuestionnaireResponse read(@IdParam IdType id, RequestDetails request) {
		UUID wanted = FhirIds.uuid(id);
		return this.reads.read(FhirCaller.of(request), "QuestionnaireResponse", id.getIdPart(),
				() -> this.checkIns.find(new CheckInId(wanted))
					.filter(this.resources::mayBeRead)
					.map((checkIn) -> new Held<>(this.resources.readable(checkIn), checkIn.patient().value(),
							checkIn.organisation()))
					.or(() -> measure(new MeasureId(wanted))));
	}

	private Optional<Held<QuestionnaireResponse>> measure(MeasureId id) {
		return this.measures.find(id)
			.filter(this.resources::mayBeRead)
			.flatMap((measure) -> this.resources.response(measure)
				.map((response) -> new Held<>(response, measure.patient().value(), measure.organisation())));
	}

}
