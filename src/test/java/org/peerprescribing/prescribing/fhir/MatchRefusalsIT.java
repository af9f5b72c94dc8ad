package org.peerprescribing.prescribing.fhir;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peerprescribing.prescribing.fhir.MatchCalls.nhsNumber;
import static org.peerprescribing.prescribing.fhir.MatchCalls.value;

/** Every way to ask wrongly: refused with the path of the fault, and nothing stored. */
@IntegrationTest
class MatchRefusalsIT {

	private static final int SUBJECT = 0;

	private final Actor clinician = Actors.clinician();

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Clock clock;

	private MatchCalls calls;

	private UUID patient;

	private int runs;

	@BeforeEach
	void openDoor() throws ServletException {
		this.calls = new MatchCalls(new FhirCalls(this.context));
		this.patient = registered(People.adultOf(Actors.WILLOW_BANK), this.clinician);
		this.runs = runs();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("org.peerprescribing.prescribing.fhir.WrongQuestions#all")
	void refuses(String fault, UnaryOperator<Body> change, String problem, String path) throws Exception {
		MockHttpServletResponse answer = this.calls.send(this.clinician, change.apply(Body.about(this.patient)));

		refused(answer, 422, problem, path);
	}

	@Test
	void answersForAnotherPracticesPatientAsForNobody() throws Exception {
		RegisterPatient other = People.adultOf(Actors.HARBOUR_STREET);
		UUID theirs = registered(other, Actors.clinicianOf(Actors.HARBOUR_STREET));
		Body byNumber = Body.about(this.patient).set(SUBJECT, nhsNumber(other.nhsNumber().value()));

		MockHttpServletResponse foreign = this.calls.send(this.clinician, Body.about(theirs));
		MockHttpServletResponse nobody = this.calls.send(this.clinician, Body.about(UUID.randomUUID()));
		MockHttpServletResponse number = this.calls.send(this.clinician, byNumber);

		refused(foreign, 422, "unknown-reference", "Parameters.parameter[0].value");
		assertThat(foreign.getContentAsString()).isEqualTo(nobody.getContentAsString())
			.isEqualTo(number.getContentAsString())
			.doesNotContain(theirs.toString());
		assertThat(foreign.getHeaderNames()).isEqualTo(nobody.getHeaderNames());
	}

	@Test
	void refusesAnIdAndANumberOfTwoPeople() throws Exception {
		String both = value("subject", "Reference", """
				{"reference":"Patient/%s","identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}}"""
			.formatted(this.patient, People.nhsNumber().value()));

		refused(this.calls.send(this.clinician, Body.about(this.patient).set(SUBJECT, both)), 422, "unknown-reference",
				"Parameters.parameter[0].value");
	}

	@Test
	void proposesNothingForTheDeadOrForWhoHasLeft() throws Exception {
		UUID left = registered(People.adultOf(Actors.WILLOW_BANK), this.clinician);
		new AccessScope.OfBackground("test").run(() -> {
			this.context.getBean(Patients.class).markDeceased(new PatientId(this.patient));
			this.context.getBean(Patients.class).markLeft(new PatientId(left));
		});

		refused(this.calls.send(this.clinician, Body.about(this.patient)), 422, "patient-gone",
				"Parameters.parameter[0].value.resolve().deceased");
		refused(this.calls.send(this.clinician, Body.about(left)), 422, "patient-gone",
				"Parameters.parameter[0].value.resolve().active");
		assertThat(audited("REFUSED")).isEqualTo(1);
	}

	@Test
	void refusesABirthDateThatMakesNoAge() throws Exception {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));

		for (LocalDate born : new LocalDate[] { today.plusDays(1), today.minusYears(131) }) {
			UUID impossible = registered(born(born), this.clinician);
			refused(this.calls.send(this.clinician, Body.about(impossible)), 422, "invalid-value",
					"Parameters.parameter[0].value.resolve().birthDate");
		}
	}

	private void refused(MockHttpServletResponse answer, int status, String problem, String path) throws Exception {
		MatchCalls.assertRefused(answer, status, problem, path);
		assertThat(answer.getContentAsString()).doesNotContain(this.patient.toString());
		assertThat(runs()).isEqualTo(this.runs);
	}

	private UUID registered(RegisterPatient person, Actor by) {
		return new AccessScope.OfOrganisation(person.practice())
			.call(() -> this.context.getBean(Patients.class).register(person, by).value());
	}

	private static RegisterPatient born(LocalDate day) {
		RegisterPatient adult = People.adultOf(Actors.WILLOW_BANK);
		return new RegisterPatient(adult.practice(), adult.nhsNumber(), day, adult.name(), adult.sex(),
				adult.ethnicGroup(), LanguageTag.ENGLISH, null);
	}

	private int runs() {
		return this.jdbc.sql("select count(*) from matching.run").query(Integer.class).single();
	}

	private int audited(String outcome) {
		TransactionTemplate transaction = new TransactionTemplate(
				this.context.getBean(PlatformTransactionManager.class));
		return new AccessScope.OfBackground("test").call(() -> transaction.execute((status) -> this.jdbc.sql(
				"select count(*) from audit.entry where activity = 'match-communities' and patient = ? and outcome = ?")
			.params(this.patient, outcome)
			.query(Integer.class)
			.single()));
	}

}
