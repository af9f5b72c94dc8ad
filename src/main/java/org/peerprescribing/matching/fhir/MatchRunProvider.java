package org.peerprescribing.matching.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.IdType;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.MatchRun;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.matching.Matching;

import org.springframework.stereotype.Component;

/** Reads a run that the caller's organisation asked for. */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM, Role.AUDITOR })
class MatchRunProvider implements IResourceProvider {

	private final Matching matching;

	private final CommunityDirectory directory;

	private final AuditedReads reads;

	MatchRunProvider(Matching matching, CommunityDirectory directory, AuditedReads reads) {
		this.matching = matching;
		this.directory = directory;
		this.reads = reads;
	}

	@Override
	public Class<GuidanceResponse> getResourceType() {
		return GuidanceResponse.class;
	}

	@Read
	public GuidanceResponse read(@IdParam IdType id, RequestDetails request) {
		MatchRunId wanted = new MatchRunId(FhirIds.uuid(id));
		return this.reads
			.read(FhirCaller.of(request), "GuidanceResponse", id.getIdPart(), () -> this.matching.find(wanted)
				.map((run) -> new Held<>(MatchRunTranslator.toFhir(run, isSensitive(run)), null, run.organisation())));
	}

	private boolean isSensitive(MatchRun run) {
		return this.directory.snapshot().needs().find(run.need()).map(Need::askFirst).orElse(false);
	}

}
