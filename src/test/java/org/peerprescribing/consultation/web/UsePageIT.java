package org.peerprescribing.consultation.web;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.OpenResult;
import org.peerprescribing.consultation.PatientOpening;
import org.peerprescribing.consultation.Timings;
import org.peerprescribing.consultation.VisitId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

@IntegrationTest
class UsePageIT {

	private static final OdsCode PRACTICE = new OdsCode("Z90077");

	private static final Actor CLINICIAN = Actors.clinicianOf(PRACTICE);

	@Autowired
	private MockMvc mvc;

	@Autowired
	private PatientOpening opening;

	@Autowired
	private Timings timings;

	@Autowired
	private MovableClock clock;

	@AfterEach
	void stop() {
		this.clock.reset();
	}

	@Test
	void theMedianSecondsToSendStandOnThePracticesOwnPage() throws Exception {
		assertThat(page(CLINICIAN)).contains("Nothing has been sent yet");
		sentAfter(Duration.ofSeconds(20));
		VisitId third = sentAfter(Duration.ofSeconds(50));
		sentAfter(Duration.ofSeconds(300));

		assertThat(page(CLINICIAN)).contains("50 seconds", "250 seconds");
		this.clock.forward(Duration.ofSeconds(100));
		new AccessScope.OfOrganisation(PRACTICE).run(() -> this.timings.sent(third));
		assertThat(page(CLINICIAN)).contains("50 seconds");
		assertThat(page(Actors.clinicianOf(new OdsCode("Z90078")))).contains("Nothing has been sent yet");
	}

	private VisitId sentAfter(Duration time) {
		return new AccessScope.OfOrganisation(PRACTICE).call(() -> {
			OpenResult.Opened opened = (OpenResult.Opened) this.opening.openByHand(People.adultOf(PRACTICE), CLINICIAN);
			this.clock.forward(time);
			this.timings.sent(opened.visit());
			return opened.visit();
		});
	}

	private String page(Actor actor) throws Exception {
		return this.mvc.perform(get("/practice/use").with(Actors.signedIn(actor)).accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

}
