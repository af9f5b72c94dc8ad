package org.peerprescribing.consultation.cds;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * CDS Hooks 2.0.1 for record systems: discovery, the services, and feedback on their
 * cards. Unknown fields and extensions are passed over.
 */
@RestController
@RequestMapping("/cds-services")
class HookController {

	private final ConsultationProperties properties;

	private final ClientTokens tokens;

	private final Map<String, HookService> services;

	private final CardLog log;

	private final FhirContext fhir;

	HookController(ConsultationProperties properties, ClientTokens tokens, List<HookService> services, CardLog log,
			FhirContext fhir) {
		this.properties = properties;
		this.tokens = tokens;
		this.services = services.stream().collect(Collectors.toMap(HookService::id, Function.identity()));
		this.log = log;
		this.fhir = fhir;
	}

	@GetMapping
	@OpenDoor(because = "Discovery names the services and nobody's data")
	CdsServices discover() {
		return CdsServices.ALL;
	}

	@PostMapping("/{id}")
	@OpenDoor(because = "Record systems prove themselves with a client token, which is checked first")
	ResponseEntity<?> call(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
			@RequestBody JsonNode body) {
		HookService service = service(id);
		Actor system = check(authorization, "/cds-services/" + id);
		HookRequest request = HookRequest.read(body, service.hook());
		Optional<JsonNode> patient = request.patient();
		if (patient.isEmpty()) {
			return patientMissing();
		}
		return ResponseEntity.ok(HookedPatient.read(patient.get().toString(), this.fhir)
			.map((found) -> new AccessScope.OfOrganisation(system.organisation())
				.call(() -> new CdsAnswer(service.cards(request, found, system))))
			.orElse(CdsAnswer.NOTHING));
	}

	@PostMapping("/{id}/feedback")
	@OpenDoor(because = "Record systems prove themselves with a client token, which is checked first")
	ResponseEntity<Void> feedback(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
			@RequestBody JsonNode body) {
		HookService service = service(id);
		Actor system = check(authorization, "/cds-services/" + id + "/feedback");
		List<Feedback> said = Feedback.read(body);
		new AccessScope.OfOrganisation(system.organisation())
			.run(() -> said.forEach((one) -> this.log.answer(one.card(), service.id(), one.outcome(), one.reason())));
		return ResponseEntity.ok().build();
	}

	private HookService service(String id) {
		return Optional.ofNullable(this.services.get(id)).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	/** Nobody is on the allow-list where no address is set: none could be an audience. */
	private Actor check(@Nullable String authorization, String path) {
		URI base = this.properties.address();
		if (base == null) {
			throw new ProblemException(Problem.SIGN_IN);
		}
		return this.tokens.check(authorization, base.resolve(path));
	}

	private ResponseEntity<String> patientMissing() {
		OperationOutcome outcome = new OperationOutcome();
		outcome.addIssue()
			.setSeverity(OperationOutcome.IssueSeverity.ERROR)
			.setCode(OperationOutcome.IssueType.REQUIRED)
			.setDiagnostics("The prefetch patient is needed, the one whom the context names")
			.addExpression("prefetch.patient");
		return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
			.contentType(MediaType.valueOf("application/fhir+json"))
			.body(this.fhir.newJsonParser().encodeResourceToString(outcome));
	}

}
