package org.peerprescribing.consultation.cds;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.matching.MatchRun;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads and writes draft orders of peer support as a record system holds them. */
@Component
class DraftOrders {

	/** Referral to support group, referral to social prescribing service. */
	private static final Set<String> NATIONAL = Set.of("711281004", "871731000000106");

	private static final String OWN = FhirSystems.codes("request-code");

	private final FhirContext fhir;

	private final JsonMapper json;

	DraftOrders(FhirContext fhir, JsonMapper json) {
		this.fhir = fhir;
		this.json = json;
	}

	/** Refuses with {@code malformed} what is no ServiceRequest. */
	ServiceRequest read(JsonNode order) {
		try {
			return this.fhir.newJsonParser()
				.setParserErrorHandler(new LenientErrorHandler(false))
				.parseResource(ServiceRequest.class, order.toString());
		}
		catch (DataFormatException ex) {
			throw new ProblemException(Problem.MALFORMED, "context.draftOrders");
		}
	}

	/** Whether it asks for peer support, in our words or in the national ones. */
	static boolean isPeerSupport(ServiceRequest order) {
		return order.getCode().getCoding().stream().anyMatch(DraftOrders::isPeerSupport);
	}

	/** The community that it names; empty where it names none. */
	static Optional<CommunityId> community(ServiceRequest order) {
		return order.getPerformer()
			.stream()
			.map(Reference::getIdentifier)
			.filter((identifier) -> FhirSystems.COMMUNITY.equals(identifier.getSystem()) && identifier.hasValue())
			.map((identifier) -> new CommunityId(identifier.getValue()))
			.findFirst();
	}

	/** The match run that it was chosen from; empty where it names none. */
	static Optional<MatchRunId> run(ServiceRequest order) {
		return order.getSupportingInfo()
			.stream()
			.map(Reference::getIdentifier)
			.filter((identifier) -> FhirSystems.MATCH_RUN.equals(identifier.getSystem()) && identifier.hasValue())
			.flatMap((identifier) -> uuid(identifier.getValue()).stream())
			.map(MatchRunId::new)
			.findFirst();
	}

	/** A draft order of a community. */
	JsonNode create(HookRequest request, MatchRun run, Community community) {
		ServiceRequest order = new ServiceRequest();
		order.setStatus(ServiceRequest.ServiceRequestStatus.DRAFT);
		order.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
		order.setSubject(new Reference("Patient/" + request.patientId()));
		order.setRequester(new Reference(request.user()));
		order.setCode(
				References.code("request-code", "community-signpost", "Signpost to an online peer-support community"));
		order.addReasonCode().addCoding(new Coding().setSystem(FhirSystems.SNOMED).setCode(run.need().id()));
		return with(order, run, community);
	}

	/** The same draft order, with this community as its performer. */
	JsonNode update(JsonNode draft, MatchRun run, Community community) {
		ServiceRequest order = read(draft);
		order.getPerformer().clear();
		order.getSupportingInfo().removeIf((info) -> FhirSystems.MATCH_RUN.equals(info.getIdentifier().getSystem()));
		return with(order, run, community);
	}

	private JsonNode with(ServiceRequest order, MatchRun run, Community community) {
		order.addPerformer(References.community(community.id().value(), community.name()));
		order.addSupportingInfo(References.logical("GuidanceResponse", FhirSystems.MATCH_RUN, run.id().value()));
		return this.json.readTree(this.fhir.newJsonParser().encodeResourceToString(order));
	}

	private static boolean isPeerSupport(Coding coding) {
		return OWN.equals(coding.getSystem())
				|| FhirSystems.SNOMED.equals(coding.getSystem()) && NATIONAL.contains(coding.getCode());
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
