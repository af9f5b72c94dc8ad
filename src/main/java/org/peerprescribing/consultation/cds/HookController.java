package org.peerprescribing.consultation.cds;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.ArrivalId;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * CDS Hooks 2.0.1 for record systems: one quiet card per patient, with a link to the
 * page. Unknown fields and extensions are passed over.
 */
@RestController
@RequestMapping("/cds-services")
class HookController {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final Duration QUIET_AFTER_ISSUE = Duration.ofDays(90);

	private static final int YOUNGEST = 16;

	private final ConsultationProperties properties;

	private final ClientTokens tokens;

	private final Arrivals arrivals;

	private final Patients patients;

	private final Prescribing prescribing;

	private final FhirContext fhir;

	private final Clock clock;

	HookController(ConsultationProperties properties, ClientTokens tokens, Arrivals arrivals, Patients patients,
			Prescribing prescribing, FhirContext fhir, Clock clock) {
		this.properties = properties;
		this.tokens = tokens;
		this.arrivals = arrivals;
		this.patients = patients;
		this.prescribing = prescribing;
		this.fhir = fhir;
		this.clock = clock;
	}

	@GetMapping
	@OpenDoor(because = "Discovery names the services and nobody's data")
	CdsServices discover() {
		return CdsServices.ALL;
	}

	@PostMapping("/" + CdsServices.PATIENT_VIEW)
	@OpenDoor(because = "Record systems prove themselves with a client token, which is checked first")
	ResponseEntity<?> patientView(
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
			@RequestBody JsonNode request) {
		URI base = this.properties.address();
		if (base == null) {
			// Nobody is on the allow-list then, and no address could be an audience.
			throw new ProblemException(Problem.SIGN_IN);
		}
		Actor system = this.tokens.check(authorization, base.resolve("/cds-services/" + CdsServices.PATIENT_VIEW));
		JsonNode patient = request.path("prefetch").path("patient");
		if (!"Patient".equals(patient.path("resourceType").asString(""))) {
			return patientMissing();
		}
		Optional<HookedPatient> person = HookedPatient.read(patient.toString(), this.fhir);
		return ResponseEntity.ok(person.filter(this::mayBePrescribedFor)
			.map((found) -> new AccessScope.OfOrganisation(system.organisation())
				.call(() -> answer(found, system, base)))
			.orElse(CdsAnswer.NOTHING));
	}

	private CdsAnswer answer(HookedPatient person, Actor system, URI base) {
		if (wasPrescribedLately(person.nhsNumber())) {
			return CdsAnswer.NOTHING;
		}
		ArrivalId arrival = this.arrivals.announce(person.nhsNumber(), person.birthDate(), system);
		return new CdsAnswer(List.of(new CdsAnswer.Card(UUID.randomUUID(), "Peer support can be prescribed", "info",
				new CdsAnswer.Source("Peer-support prescribing"), List.of(new CdsAnswer.Link("See what fits",
						base.resolve("/prescribe/arrivals/" + arrival.value()), "absolute")))));
	}

	private boolean mayBePrescribedFor(HookedPatient person) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), LONDON);
		return !person.deceased() && !person.birthDate().isAfter(today)
				&& AgeBand.age(person.birthDate(), today) >= YOUNGEST;
	}

	private boolean wasPrescribedLately(NhsNumber nhsNumber) {
		Instant since = this.clock.instant().minus(QUIET_AFTER_ISSUE);
		return this.patients.find(nhsNumber)
			.stream()
			.flatMap((patient) -> this.prescribing.of(patient.id()).stream())
			.map(Prescription::issuedAt)
			.anyMatch((issued) -> issued != null && issued.isAfter(since));
	}

	private ResponseEntity<String> patientMissing() {
		OperationOutcome outcome = new OperationOutcome();
		outcome.addIssue()
			.setSeverity(OperationOutcome.IssueSeverity.ERROR)
			.setCode(OperationOutcome.IssueType.REQUIRED)
			.setDiagnostics("The prefetch patient is needed")
			.addExpression("prefetch.patient");
		return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
			.contentType(MediaType.valueOf("application/fhir+json"))
			.body(this.fhir.newJsonParser().encodeResourceToString(outcome));
	}

}
