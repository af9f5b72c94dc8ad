package org.peerprescribing.consultation.web;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.OpenResult;
import org.peerprescribing.consultation.PatientOpening;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A patient for whom something was prescribed already. */
@IntegrationTest
class PrescribeAgainIT {

	private static final Actor CLINICIAN = Actors.clinician();

	private static final Actor COLLEAGUE = new Actor("colleague", "Dr Colleague", Actors.WILLOW_BANK,
			java.util.Set.of(Role.CLINICIAN));

	@Autowired
	private MockMvc mvc;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private PatientOpening opening;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void stop() {
		this.clock.reset();
	}

	@Test
	void thePageSaysWhatWasPrescribedWeeksAgoAndByWhom() throws Exception {
		IssuedPrescriptions.Issued issued = IssuedPrescriptions.issue(this.context, CLINICIAN);

		assertThat(visit(issued)).contains("Peer support was prescribed today by Dr Test.",
				"/prescriptions/" + issued.prescription().value());
		this.clock.forward(Duration.ofDays(1));
		assertThat(visit(issued)).contains("was prescribed 1 day ago by Dr Test.");
		this.clock.forward(Duration.ofDays(20));
		assertThat(visit(issued)).contains("was prescribed 3 weeks ago by Dr Test.");
		this.clock.forward(Duration.ofDays(80));
		assertThat(visit(issued)).doesNotContain("Peer support was prescribed");
	}

	@Test
	void prescribingAgainOpensTheSamePatientAnew() throws Exception {
		IssuedPrescriptions.Issued issued = IssuedPrescriptions.issue(this.context, CLINICIAN);
		String again = "/prescriptions/" + issued.prescription().value() + "/again";

		String next = Objects.requireNonNull(answer(post(again), COLLEAGUE).getRedirectedUrl());

		assertThat(next).startsWith("/prescribe/arrivals/");
		assertThat(answer(get(next), COLLEAGUE).getContentAsString()).contains(issued.person().nhsNumber().value());
		assertThat(answer(post(again), Actors.clinicianOf(Actors.HARBOUR_STREET)).getStatus()).isEqualTo(404);
	}

	@Test
	void aClinicianCanListOnlyTheirOwn() throws Exception {
		String address = "/prescriptions/" + IssuedPrescriptions.issue(this.context, CLINICIAN).prescription().value();

		assertThat(answer(get("/prescriptions?by=me"), CLINICIAN).getContentAsString()).contains(address);
		assertThat(answer(get("/prescriptions?by=me"), COLLEAGUE).getContentAsString()).doesNotContain(address)
			.contains("You have prescribed nothing yet.");
		assertThat(answer(get("/prescriptions"), COLLEAGUE).getContentAsString()).contains(address);
	}

	private String visit(IssuedPrescriptions.Issued issued) throws Exception {
		OpenResult.Opened opened = new AccessScope.OfOrganisation(Actors.WILLOW_BANK)
			.call(() -> (OpenResult.Opened) this.opening.openByHand(issued.person(), CLINICIAN));
		return answer(get("/prescribe/visits/" + opened.visit().value()), CLINICIAN).getContentAsString();
	}

	private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.mvc.perform(request.with(Actors.signedIn(actor)).with(csrf()).accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse();
	}

}
