package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.PatientVisits;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.People;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A patient asks, and the practice erases what is not the clinical record. */
@IntegrationTest
class ErasureIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	private static final Actor ADMINISTRATOR = Actors.administratorOf(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Consents consents;

	private IssuedPath path;

	private Link link;

	@BeforeEach
	void aPatientWhoHasAnswered() {
		this.path = IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.TEXT, "07700 900123", "robin@example.org"));
		this.link = this.path.link(this.context);
		new AccessScope.OfPatient(this.path.patient().value()).run(() -> {
			this.consents.chooseSharing(this.path.patient(), Actors.WILLOW_BANK, RecordSharing.EVERYTHING);
			this.context.getBean(Measures.class)
				.answer(this.path.prescription(),
						Map.of("ucla3", Map.of("companionship", 1, "left-out", 2, "isolated", 3)));
		});
	}

	@Test
	void whatThePatientAsksForOnTheirPageWaitsForTheAdministrator() throws Exception {
		String cookie = ((PatientVisits.Confirmation.Right) this.context.getBean(PatientVisits.class)
			.confirmLink(this.link.token(), People.BORN)).cookie();
		Cookie visit = new Cookie("__Host-visit", cookie);
		MockHttpServletResponse asked = this.mvc
			.perform(post("/my/erasure").accept(MediaType.TEXT_HTML).cookie(visit).with(csrf()))
			.andReturn()
			.getResponse();
		String worklist = this.mvc
			.perform(get("/worklist").accept(MediaType.TEXT_HTML).with(Actors.signedIn(ADMINISTRATOR)))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(asked.getContentAsString()).contains("We have asked your surgery");
		assertThat(worklist).contains(address());
		assertThat(isAsked()).isTrue();
		assertThat(erase(ADMINISTRATOR, "PATIENT_ASKED", "yes").getStatus()).isEqualTo(200);
		assertThat(isAsked()).isFalse();
	}

	@Test
	void detailsAnswersAndWaysInAreGone() throws Exception {
		int before = rows("reporting.fact", "prescription", this.path.prescription().value());

		assertThat(erase(ADMINISTRATOR, "PATIENT_ASKED", "yes").getContentAsString()).contains("are erased");

		assertThat(PRACTICE.call(() -> this.consents.contactDetails(this.path.patient()))).isEmpty();
		assertThat(PRACTICE.call(() -> this.consents.sharing(this.path.patient()))).isEqualTo(RecordSharing.NOTHING);
		assertThat(rows("outcomes.measure", "patient", this.path.patient().value())).isZero();
		assertThat(rows("outcomes.measure_answer", "patient", this.path.patient().value())).isZero();
		assertThat(rows("notification.outbox", "patient", this.path.patient().value())).isZero();
		assertThat(waiting("notification.message", "state in ('PENDING', 'SENDING', 'UNCERTAIN')")).isZero();
		assertThat(waiting("outcomes.check_in", "closed_at is null")).isZero();
		assertThat(link().getStatus()).isEqualTo(410);
		assertThat(rows("reporting.fact", "prescription", this.path.prescription().value()))
			.isGreaterThanOrEqualTo(before);
	}

	@Test
	void theLinkOfWhatEndedLongAgoIsDeadToo() throws Exception {
		PRACTICE.run(() -> this.context.getBean(Referrals.class)
			.recordUptake(this.path.prescription(), UptakeStep.FINISHED, Evidence.PATIENT_REPORTED,
					this.context.getBean(Clock.class).instant()));
		int before = link().getStatus();

		erase(Actors.clinician(), "PATIENT_ASKED", "yes");

		assertThat(before).isEqualTo(200);
		assertThat(link().getStatus()).isEqualTo(410);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/my/choices?sharing=EVERYTHING", "/my/joined", "/my/not-right?reason=TONE",
			"/my/measures?ons4-life=5" })
	void whatIsAnsweredAfterwardsOnAPageThatStoodOpenIsGone(String form) throws Exception {
		String cookie = ((PatientVisits.Confirmation.Right) this.context.getBean(PatientVisits.class)
			.confirmLink(this.link.token(), People.BORN)).cookie();
		erase(ADMINISTRATOR, "PATIENT_ASKED", "yes");
		int steps = rows("referral.ladder_entry", "patient", this.path.patient().value());

		MockHttpServletResponse answered = this.mvc
			.perform(post(form).accept(MediaType.TEXT_HTML).cookie(new Cookie("__Host-visit", cookie)).with(csrf()))
			.andReturn()
			.getResponse();

		assertThat(answered.getStatus()).isEqualTo(410);
		assertThat(PRACTICE.call(() -> this.consents.sharing(this.path.patient()))).isEqualTo(RecordSharing.NOTHING);
		assertThat(rows("referral.ladder_entry", "patient", this.path.patient().value())).isEqualTo(steps);
		assertThat(rows("outcomes.measure", "patient", this.path.patient().value())).isZero();
	}

	@Test
	void theClinicalRecordAndTheTrailStay() throws Exception {
		erase(Actors.clinician(), "WRONG_PERSON", "yes");
		erase(Actors.clinician(), "WRONG_PERSON", "yes");

		Prescription kept = PRACTICE
			.call(() -> this.context.getBean(Prescribing.class).find(this.path.prescription()).orElseThrow());
		assertThat(kept.requesterName()).isEqualTo("Dr Test");
		assertThat(kept.status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(PRACTICE.call(() -> this.context.getBean(Patients.class).find(this.path.patient()))).isPresent();
		assertThat(rows("referral.ladder_entry", "patient", this.path.patient().value())).isPositive();
		assertThat(activities()).contains("erase-wrong-person", "read-for-erasure");
	}

	@ParameterizedTest
	@ValueSource(strings = { "reason=PATIENT_ASKED", "confirmed=yes&reason=", "confirmed=yes&reason=OTHER" })
	void withoutReasonAndConfirmationNothingIsErased(String form) throws Exception {
		Map<String, String> sent = new java.util.HashMap<>();
		for (String pair : form.split("&")) {
			sent.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
		}

		assertThat(
				erase(ADMINISTRATOR, sent.getOrDefault("reason", ""), sent.getOrDefault("confirmed", "")).getStatus())
			.isEqualTo(422);
		assertThat(PRACTICE.call(() -> this.consents.contactDetails(this.path.patient()))).isPresent();
	}

	@Test
	void anotherPracticeFindsNobodyAndNobodyElseMayCome() throws Exception {
		assertThat(erase(Actors.administratorOf(Actors.HARBOUR_STREET), "PATIENT_ASKED", "yes").getStatus())
			.isEqualTo(404);
		assertThat(erase(Actors.commissioner(), "PATIENT_ASKED", "yes").getStatus()).isEqualTo(403);
		assertThat(erase(Actors.curator(), "PATIENT_ASKED", "yes").getStatus()).isEqualTo(403);
		assertThat(PRACTICE.call(() -> this.consents.contactDetails(this.path.patient()))).isPresent();
	}

	private MockHttpServletResponse link() throws Exception {
		return this.mvc.perform(get("/l/" + this.link.token()).accept(MediaType.TEXT_HTML)).andReturn().getResponse();
	}

	private MockHttpServletResponse erase(Actor actor, String reason, String confirmed) throws Exception {
		return this.mvc
			.perform(post(address()).param("reason", reason)
				.param("confirmed", confirmed)
				.accept(MediaType.TEXT_HTML)
				.with(csrf())
				.with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse();
	}

	private String address() {
		return "/practice/patients/" + this.path.patient().value() + "/erasure";
	}

	private boolean isAsked() {
		return PRACTICE.call(() -> this.context.getBean(Worklist.class)
			.isOpen(WorkKind.ERASURE_ASKED, Actors.WILLOW_BANK, this.path.patient().value().toString()));
	}

	private int waiting(String table, String condition) {
		return rows(table, condition + " and patient", this.path.patient().value());
	}

	private int rows(String table, String column, Object value) {
		return background("select count(*)::text from " + table + " where " + column + " = ?", value).stream()
			.mapToInt(Integer::parseInt)
			.sum();
	}

	private List<String> activities() {
		return background("select activity from audit.entry where patient = ?", this.path.patient().value());
	}

	private List<String> background(String sql, Object value) {
		return IssuedPath.background()
			.call(() -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
				.execute((status) -> this.context.getBean(JdbcClient.class)
					.sql(sql)
					.param(value)
					.query((row, n) -> row.getString(1))
					.list())));
	}

}
