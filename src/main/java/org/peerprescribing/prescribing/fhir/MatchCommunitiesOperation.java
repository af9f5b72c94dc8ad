package org.peerprescribing.prescribing.fhir;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Parameters;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.OperationProvider;
import org.peerprescribing.fhirapi.SentParameters;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.prescribing.PrescribingProperties;

import org.springframework.stereotype.Component;

/**
 * {@code ServiceRequest/$match-communities}: proposes communities for a patient of the
 * caller's organisation, or says why none. The contract is the package's description.
 */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class MatchCommunitiesOperation implements OperationProvider {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final MatchForPatient matching;

	private final CommunityDirectory directory;

	private final CodedNeeds coded;

	private final PrescribingProperties properties;

	private final FhirContext context;

	private final Clock clock;

	MatchCommunitiesOperation(MatchForPatient matching, CommunityDirectory directory, CodedNeeds coded,
			PrescribingProperties properties, FhirContext context, Clock clock) {
		this.matching = matching;
		this.directory = directory;
		this.coded = coded;
		this.properties = properties;
		this.context = context;
		this.clock = clock;
	}

	@Operation(name = "$match-communities", typeName = "ServiceRequest", manualRequest = true,
			canonicalUrl = FhirSystems.MATCH_COMMUNITIES)
	public Parameters match(RequestDetails request) {
		Actor actor = FhirCaller.of(request);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), LONDON);
		NeedHierarchy needs = this.directory.snapshot().needs();
		MatchInput input = MatchInput.of(SentParameters.read(request, this.context), this.coded, needs,
				this.properties.nation(), today);
		MatchAnswer answer = this.matching.answer(input, actor, today);
		return MatchOutput.of(answer, needs.find(input.topics().getFirst()).map(Need::askFirst).orElse(false));
	}

}
