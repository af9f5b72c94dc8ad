package org.peerprescribing.consultation.web;

import java.time.Duration;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What a patient reports, their practice sees only as far as they chose. */
@IntegrationTest
class SharedWithThePracticeIT {

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CheckIns checkIns;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	private String answered = "";

	@BeforeEach
	void aPatientSaysThatTheyJoinedAndFindItUseful() {
		this.path = IssuedPath.issue(this.context);
		this.clock.forward(Duration.ofDays(43));
		this.answered = asPatient(() -> {
			CheckIn asked = this.checkIns.waiting(this.path.prescription()).orElseThrow();
			this.checkIns.answer(asked.id(), new CheckInAnswers(null, null, true, true, 4));
			return asked.id().value().toString();
		});
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void untilTheyChooseNothingOfItIsOnTheCliniciansPage() throws Exception {
		assertThat(page()).contains("The patient has not shared the answer")
			.doesNotContain("Joined", "joined", "useful: 4", "Still using");
	}

	@ParameterizedTest
	@EnumSource(value = RecordSharing.class, names = { "EVERYTHING", "CODES_ONLY" })
	void whatTheyShareIsThereAndGoneAgainWhenTheyTakeItBack(RecordSharing choice) throws Exception {
		choose(choice);
		String shared = page();
		int read = answer();
		choose(RecordSharing.NOTHING);

		assertThat(shared).contains("Joined", "Still using it at 6 weeks", "useful: 4 of 5");
		assertThat(read).isEqualTo(200);
		assertThat(page()).doesNotContain("Joined", "useful: 4");
		assertThat(answer()).isEqualTo(404);
	}

	@Test
	void untilTheyChooseNoProgramReadsTheirAnswers() throws Exception {
		assertThat(answer()).isEqualTo(404);
		assertThat(status("/Observation/" + this.answered + "-usefulness")).isEqualTo(404);
		assertThat(status("/Observation/" + this.answered + "-uptake")).isEqualTo(404);
	}

	private int answer() throws Exception {
		return status("/QuestionnaireResponse/" + this.answered);
	}

	private int status(String path) throws Exception {
		return new FhirCalls(this.context).get(Actors.clinician(), path).getStatus();
	}

	private String page() throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get("/prescriptions/" + this.path.prescription().value())
				.accept(MediaType.TEXT_HTML)
				.with(Actors.signedIn(Actors.clinician())))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private void choose(RecordSharing choice) {
		asPatient(() -> {
			this.context.getBean(Consents.class).chooseSharing(this.path.patient(), Actors.WILLOW_BANK, choice);
			return true;
		});
	}

	private <T> T asPatient(Supplier<T> work) {
		return new AccessScope.OfPatient(this.path.patient().value()).call(work);
	}

}
