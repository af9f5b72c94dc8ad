package org.peerprescribing.consultation.web;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** All that was prescribed for one patient, what came of it, and what was in error. */
@IntegrationTest
class PatientStoryIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Referrals referrals;

	@Autowired
	private CheckIns checkIns;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void itSaysHowFarItIsWhoseWordThatIsAndWhenThePatientWasLastHeard() throws Exception {
		choose(RecordSharing.EVERYTHING);
		reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED);

		assertThat(story()).contains("Joined</strong>", "the patient says so", "Last heard", "Joined, ",
				"Peer support prescribed</strong>: Not yet in the record", "goes into the record, as they chose");
		this.clock.forward(Duration.ofDays(43));
		asPatient(() -> {
			this.checkIns.answer(this.checkIns.waiting(this.path.prescription()).orElseThrow().id(),
					new CheckInAnswers(null, null, true, true, 4));
			return true;
		});
		assertThat(story()).contains("Still using it at 6 weeks, ", "First outcome</strong>: Not yet in the record");
	}

	@Test
	void whatTheyDoNotShareLooksAsIfTheyHadSaidNothing() throws Exception {
		asPatient(() -> this.referrals.sayNotRight(this.path.prescription(), NotRightReason.TOO_BUSY));
		String silent = story();
		choose(RecordSharing.EVERYTHING);
		String shared = story();

		assertThat(silent).contains("Nothing heard from the patient so far", "held back until they choose")
			.doesNotContain("Not right for the patient", "too busy", "Answered", "Earlier attempts");
		assertThat(shared).contains("Not right for the patient").doesNotContain("Nothing heard from the patient");
	}

	@Test
	void anEarlierAttemptStandsThereWithItsReason() throws Exception {
		choose(RecordSharing.EVERYTHING);
		asPatient(() -> {
			var others = this.referrals.sayNotRight(this.path.prescription(), NotRightReason.TOO_BUSY);
			return this.referrals.chooseAnother(this.path.prescription(), others.getFirst().listed().community().id());
		});

		assertThat(story()).contains("Earlier attempts", "Not right for the patient (too busy there)");
	}

	@Test
	void theListSaysTheSameInTheSameWords() throws Exception {
		choose(RecordSharing.EVERYTHING);
		reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED);

		String list = body(get("/prescriptions").param("by", "me"));

		assertThat(list).contains("Shown: what I prescribed.", "/practice/patients/" + this.path.patient().value(),
				"the patient says so");
		assertThat(body(get("/prescriptions"))).contains("Shown: the newest of the whole practice.");
	}

	@Test
	void onlyTheirOwnPracticeOpensItAndEveryReadingIsInTheTrail() throws Exception {
		String address = "/practice/patients/" + this.path.patient().value();

		assertThat(perform(get(address), Actors.clinicianOf(Actors.HARBOUR_STREET)).getStatus()).isEqualTo(404);
		assertThat(perform(get("/practice/patients/" + UUID.randomUUID()), Actors.clinician()).getStatus())
			.isEqualTo(404);
		assertThat(perform(get(address), Actors.commissioner()).getStatus()).isEqualTo(403);
		story();
		assertThat(audited("read-patient-story", this.path.patient().value())).isOne();
	}

	@Test
	void whyItWasInErrorMustBeSaidAndThenItStandsEverywhere() throws Exception {
		String address = "/prescriptions/" + this.path.prescription().value() + "/error";
		String version = Integer.toString(find().version());
		assertThat(body(get(address))).contains("This prescription was made in error",
				"It was made for the wrong patient");

		MockHttpServletResponse refused = perform(post(address).with(csrf()).param("version", version),
				Actors.clinician());
		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("<title>Error: Made in error", "Say what was wrong");
		assertThat(find().status()).isEqualTo(Prescription.Status.ACTIVE);

		MockHttpServletResponse said = perform(
				post(address).with(csrf()).param("version", version).param("reason", "WRONG_PATIENT"),
				Actors.clinician());
		assertThat(said.getStatus()).isEqualTo(302);
		assertThat(perform(post(address).with(csrf()).param("version", version).param("reason", "WRONG_PATIENT"),
				Actors.clinician())
			.getStatus()).as("pressed twice").isEqualTo(302);

		assertThat(body(get("/prescriptions/" + this.path.prescription().value())))
			.contains("Made in error", "It was made for the wrong patient")
			.doesNotContain("This was made in error", "Withdraw this prescription");
		assertThat(story()).contains("Made in error", "Not written: it was made in error");
		assertThat(perform(get(address), Actors.clinician()).getRedirectedUrl())
			.endsWith(this.path.prescription().value().toString());
		assertThat(facts()).isOne();
	}

	@Test
	void whoeverLookedAtSomethingOlderIsAskedToLookAgain() throws Exception {
		String address = "/prescriptions/" + this.path.prescription().value() + "/error";
		int seen = find().version();
		PRACTICE.run(() -> this.prescribing.revoke(this.path.prescription(), seen, Actors.clinician()));

		MockHttpServletResponse stale = perform(
				post(address).with(csrf()).param("version", Integer.toString(seen)).param("reason", "MADE_TWICE"),
				Actors.clinician());

		assertThat(stale.getStatus()).isEqualTo(412);
		assertThat(stale.getContentAsString()).contains("Something has changed since", "Withdrawn by the clinician",
				"name=\"version\" value=\"" + find().version() + "\"");
		assertThat(find().status()).isEqualTo(Prescription.Status.REVOKED);
	}

	@Test
	void anotherPracticeCannotSayItAndAnUnknownReasonIsNone() throws Exception {
		String address = "/prescriptions/" + this.path.prescription().value() + "/error";
		MockHttpServletRequestBuilder said = post(address).with(csrf())
			.param("version", Integer.toString(find().version()));

		assertThat(
				perform(said.param("reason", "WRONG_PATIENT"), Actors.clinicianOf(Actors.HARBOUR_STREET)).getStatus())
			.isEqualTo(404);
		assertThat(
				perform(post(address).with(csrf()).param("version", "1").param("reason", "BORED"), Actors.clinician())
					.getStatus())
			.isEqualTo(422);
		assertThat(find().status()).isEqualTo(Prescription.Status.ACTIVE);
	}

	private Prescription find() {
		return PRACTICE.call(() -> this.prescribing.find(this.path.prescription())).orElseThrow();
	}

	private void reach(UptakeStep step, Evidence evidence) {
		PRACTICE.run(() -> this.referrals.recordUptake(this.path.prescription(), step, evidence, this.clock.instant()));
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

	private long audited(String activity, UUID patient) {
		return count("select count(*) from audit.entry where activity = ? and patient = ?", activity, patient);
	}

	private long facts() {
		return count("select count(*) from reporting.fact where prescription = ? and kind = 'ERROR'",
				this.path.prescription().value());
	}

	private long count(String sql, Object... parameters) {
		return new AccessScope.OfBackground("test").call(() -> this.transaction
			.execute((status) -> this.jdbc.sql(sql).params(parameters).query(Long.class).single()));
	}

	private String story() throws Exception {
		return body(get("/practice/patients/" + this.path.patient().value()));
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse response = perform(request, Actors.clinician());
		assertThat(response.getStatus()).isEqualTo(200);
		return response.getContentAsString();
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.mvc.perform(request.accept(MediaType.TEXT_HTML).with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse();
	}

}
