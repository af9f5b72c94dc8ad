package org.peerprescribing.fhirapi;

import java.util.UUID;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class FhirDoorIT {

	private final Actor clinician = Actors.clinician();

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private FhirServer server;

	private FhirCalls fhir;

	@BeforeEach
	void openDoor() throws ServletException {
		this.fhir = new FhirCalls(this.context);
	}

	@Test
	void everyOperationSaysToWhomItIsOpen() {
		assertThat(this.server.getResourceProviders()).isNotEmpty()
			.allSatisfy((provider) -> assertThat(this.server.getProviderMethodBindings(provider)).isNotEmpty()
				.allMatch(DoorRules::speaks));
		assertThat(this.server.getPlainProviders()).isNotEmpty()
			.allSatisfy((provider) -> assertThat(this.server.getProviderMethodBindings(provider)).isNotEmpty()
				.allMatch(DoorRules::speaks));
	}

	@Test
	void readsAPrescriptionOfTheOwnPractice() throws Exception {
		Issued issued = IssuedPrescriptions.issue(this.context, this.clinician);

		MockHttpServletResponse answer = this.fhir.get(this.clinician,
				"/ServiceRequest/" + issued.prescription().value());

		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentType()).contains("application/fhir+json");
		assertThat(answer.getContentAsString()).contains(issued.person().nhsNumber().value(), "\"active\"", "HTEST");
	}

	@Test
	void doesNotFindAPrescriptionOfAnotherPractice() throws Exception {
		Issued issued = IssuedPrescriptions.issue(this.context, this.clinician);
		Actor elsewhere = Actors.clinicianOf(Actors.HARBOUR_STREET);

		MockHttpServletResponse read = this.fhir.get(elsewhere, "/ServiceRequest/" + issued.prescription().value());
		MockHttpServletResponse search = this.fhir.get(elsewhere,
				"/ServiceRequest?identifier=" + issued.prescription().value());
		MockHttpServletResponse tasks = this.fhir.get(elsewhere,
				"/Task?focus=ServiceRequest/" + issued.prescription().value());

		assertThat(read.getStatus()).isEqualTo(404);
		assertThat(read.getContentAsString()).contains("OperationOutcome", "not-found")
			.doesNotContain(issued.person().nhsNumber().value());
		assertThat(search.getContentAsString()).doesNotContain(issued.person().nhsNumber().value());
		assertThat(tasks.getContentAsString()).contains("searchset")
			.doesNotContain(issued.person().nhsNumber().value());
	}

	@Test
	void findsThePrescriptionAndItsTaskByTheirNames() throws Exception {
		Issued issued = IssuedPrescriptions.issue(this.context, this.clinician);

		MockHttpServletResponse prescription = this.fhir.get(this.clinician,
				"/ServiceRequest?status=active&identifier=" + issued.prescription().value());
		MockHttpServletResponse tasks = this.fhir.get(this.clinician,
				"/Task?focus=ServiceRequest/" + issued.prescription().value());

		assertThat(prescription.getContentAsString()).contains("\"resourceType\":\"ServiceRequest\"");
		assertThat(tasks.getContentAsString()).contains("\"resourceType\":\"Task\"", "\"fulfill\"");
	}

	@Test
	void refusesWithoutAToken() throws Exception {
		MockHttpServletResponse answer = this.fhir.get(null, "/ServiceRequest/" + UUID.randomUUID());

		assertThat(answer.getStatus()).isEqualTo(401);
		assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
		assertThat(answer.getContentAsString()).contains("OperationOutcome", "sign-in");
	}

	@Test
	void refusesARoleThatHasNoDoorHere() throws Exception {
		MockHttpServletResponse answer = this.fhir.get(Actors.commissioner(), "/ServiceRequest/" + UUID.randomUUID());

		assertThat(answer.getStatus()).isEqualTo(403);
		assertThat(answer.getContentAsString()).contains("OperationOutcome", "forbidden");
	}

	@Test
	void doesNotKnowATypeThatNobodyServes() throws Exception {
		MockHttpServletResponse answer = this.fhir.get(this.clinician, "/Medication/1");

		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(answer.getContentAsString()).contains("OperationOutcome").doesNotContain("HAPI");
	}

	@Test
	void readsNoPlainText() throws Exception {
		MockHttpServletResponse answer = this.fhir.call(this.clinician, "POST", "/ServiceRequest", (request) -> {
			request.setContentType("text/plain");
			request.setContent("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		});

		assertThat(answer.getStatus()).isEqualTo(415);
		assertThat(answer.getContentAsString()).contains("OperationOutcome", "unsupported-media-type");
	}

	@Test
	void answersInNothingButJson() throws Exception {
		MockHttpServletResponse answer = this.fhir.call(this.clinician, "GET", "/Task/" + UUID.randomUUID(),
				(request) -> request.addHeader("Accept", "application/fhir+xml"));

		assertThat(answer.getStatus()).isEqualTo(406);
	}

	@Test
	void refusesABodyOverTheLimit() throws Exception {
		MockHttpServletResponse answer = this.fhir.call(this.clinician, "POST", "/ServiceRequest", (request) -> {
			request.setContentType("application/fhir+json");
			request.setContent(new byte[FhirServer.LARGEST_BODY + 1]);
		});

		assertThat(answer.getStatus()).isEqualTo(413);
	}

	@Test
	void doesNotCreateWhatItDoesNotOffer() throws Exception {
		MockHttpServletResponse answer = this.fhir.call(this.clinician, "POST", "/ServiceRequest", (request) -> {
			request.setContentType("application/fhir+json");
			request
				.setContent("{\"resourceType\":\"ServiceRequest\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		});

		assertThat(answer.getStatus()).isEqualTo(405);
		assertThat(answer.getHeader("Allow")).contains("GET");
	}

	@Test
	void mindsUnknownSearchParametersWhereAskedTo() throws Exception {
		MockHttpServletResponse strict = this.fhir.call(this.clinician, "GET", "/ServiceRequest?colour=red",
				(request) -> request.addHeader("Prefer", "handling=strict"));
		MockHttpServletResponse lenient = this.fhir.get(this.clinician, "/ServiceRequest?colour=red");

		assertThat(strict.getStatus()).isEqualTo(400);
		assertThat(lenient.getStatus()).isEqualTo(200);
		assertThat(lenient.getContentAsString()).contains("unknown-parameter", "\"warning\"");
	}

	@Test
	void describesItselfToAnybody() throws Exception {
		MockHttpServletResponse answer = this.fhir.get(null, "/metadata");

		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentAsString()).contains("CapabilityStatement", "ServiceRequest");
	}

}
