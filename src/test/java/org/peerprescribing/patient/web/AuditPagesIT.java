package org.peerprescribing.patient.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Auditors find who saw what; a practice can tell a patient. Both leave a trace. */
@IntegrationTest
class AuditPagesIT {

	private static final Actor AUDITOR = auditorOf(Actors.WILLOW_BANK);

	private static final Actor ADMINISTRATOR = Actors.administratorOf(Actors.WILLOW_BANK);

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Patients patients;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MovableClock clock;

	private RegisterPatient person = People.adultOf(Actors.WILLOW_BANK);

	private PatientId patient = new PatientId(new java.util.UUID(0, 0));

	@BeforeEach
	void register() {
		this.person = People.adultOf(Actors.WILLOW_BANK);
		Actor formula = new Actor("clinician-formula", "=Dr Formula", Actors.WILLOW_BANK, Set.of(Role.CLINICIAN));
		this.patient = within(Actors.WILLOW_BANK).call(() -> this.patients.register(this.person, formula));
	}

	@Test
	void anAuditorFindsWhoDidWhatByPatientByPersonAndByDay() throws Exception {
		String today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London")).toString();

		String byPatient = search(AUDITOR, "nhsNumber", this.person.nhsNumber().spaced()).getContentAsString();
		String byPerson = search(AUDITOR, "person", "dr formula").getContentAsString();
		String byDay = search(AUDITOR, "day", today).getContentAsString();
		String otherDay = search(AUDITOR, "day", "2001-01-01").getContentAsString();

		for (String page : List.of(byPatient, byPerson, byDay)) {
			assertThat(page).contains("create: register")
				.contains("=Dr Formula")
				.contains(id())
				.doesNotContain("Robin");
		}
		assertThat(byPatient).contains("2 entries").doesNotContain("Error:");
		assertThat(otherDay).contains("0 entries");
	}

	@Test
	void lookingIntoTheTrailIsInTheTrail() throws Exception {
		search(AUDITOR, "nhsNumber", this.person.nhsNumber().value());
		search(AUDITOR, "nhsNumber", People.nhsNumber().value());
		export(ADMINISTRATOR, this.person.nhsNumber().value(), "csv");

		assertThat(activities("where patient = '" + id() + "'")).contains("search-trail SUCCESS",
				"export-accesses SUCCESS");
		assertThat(activities("where actor = '" + AUDITOR.id() + "'")).contains("search-trail REFUSED");
	}

	@Test
	void anAuditorOfAnotherPracticeFindsNothing() throws Exception {
		Actor other = auditorOf(Actors.HARBOUR_STREET);

		MockHttpServletResponse byPatient = search(other, "nhsNumber", this.person.nhsNumber().value());
		String byPerson = search(other, "person", "Dr Formula").getContentAsString();

		assertThat(byPatient.getStatus()).isEqualTo(422);
		assertThat(byPatient.getContentAsString()).contains("Nobody here has this NHS number");
		assertThat(byPerson).contains("0 entries").doesNotContain(id());
	}

	@Test
	void refusesAQuestionThatCannotBeReadAndOneWithoutAnything() throws Exception {
		for (String[] wrong : List.of(new String[] { "nhsNumber", "9991234567" }, new String[] { "day", "yesterday" },
				new String[] { "person", " " }, new String[] { "person", "x".repeat(201) })) {
			MockHttpServletResponse answer = search(AUDITOR, wrong[0], wrong[1]);

			assertThat(answer.getStatus()).as(wrong[1]).isEqualTo(422);
			assertThat(answer.getContentAsString()).contains("There is a problem");
		}
	}

	@Test
	void aPracticeTellsAPatientWhoSawTheirData() throws Exception {
		MockHttpServletResponse csv = export(ADMINISTRATOR, this.person.nhsNumber().value(), "csv");
		MockHttpServletResponse json = export(ADMINISTRATOR, this.person.nhsNumber().value(), "json");

		assertThat(csv.getHeader("Content-Disposition")).contains("attachment").contains(".csv");
		assertThat(csv.getHeader("Cache-Control")).contains("no-store");
		assertThat(csv.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).lines().toList()).hasSize(3)
			.first()
			.asString()
			.endsWith("when,who,did,activity,what,outcome");
		assertThat(csv.getContentAsString()).contains(",'=Dr Formula,create,register,Patient,success")
			.contains("Alex Administrator,read,export-accesses,AuditEvent,success")
			.doesNotContain(this.person.nhsNumber().value());
		assertThat(json.getContentType()).isEqualTo("application/json");
		assertThat(json.getContentAsString()).contains("\"who\":\"=Dr Formula\"").contains("\"did\":\"create\"");
	}

	@Test
	void anotherPracticeIsToldOfNobody() throws Exception {
		MockHttpServletResponse answer = export(Actors.administratorOf(Actors.HARBOUR_STREET),
				this.person.nhsNumber().value(), "csv");

		assertThat(answer.getStatus()).isEqualTo(422);
		assertThat(answer.getContentAsString()).doesNotContain("Dr Formula");
	}

	@Test
	void nobodyElseComesIn() throws Exception {
		for (Actor actor : List.of(Actors.clinician(), Actors.commissioner(), Actors.operator(), Actors.curator())) {
			assertThat(page(actor, get("/audit")).getStatus()).isEqualTo(403);
			assertThat(export(actor, this.person.nhsNumber().value(), "csv").getStatus()).isEqualTo(403);
		}
		assertThat(page(ADMINISTRATOR, get("/audit")).getStatus()).isEqualTo(403);
		assertThat(page(AUDITOR, get("/practice/accesses")).getStatus()).isEqualTo(403);
		assertThat(page(AUDITOR, get("/audit")).getStatus()).isEqualTo(200);
		assertThat(page(ADMINISTRATOR, get("/practice/accesses")).getStatus()).isEqualTo(200);
	}

	private MockHttpServletResponse search(Actor actor, String name, String value) throws Exception {
		return page(actor, post("/audit").param(name, value).with(csrf()));
	}

	private MockHttpServletResponse export(Actor actor, String nhsNumber, String format) throws Exception {
		return page(actor,
				post("/practice/accesses").param("nhsNumber", nhsNumber).param("format", format).with(csrf()));
	}

	private MockHttpServletResponse page(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.accept("text/html,*/*").with(Actors.signedIn(actor))).andReturn().getResponse();
	}

	private List<String> activities(String where) {
		return within(Actors.WILLOW_BANK).call(() -> this.transaction
			.execute((status) -> this.jdbc.sql("select activity || ' ' || outcome from audit.entry " + where)
				.query((row, n) -> row.getString(1))
				.list()));
	}

	private String id() {
		return this.patient.value().toString();
	}

	private static AccessScope within(OdsCode practice) {
		return new AccessScope.OfOrganisation(practice);
	}

	private static Actor auditorOf(OdsCode practice) {
		return new Actor("auditor-" + practice.value(), "Audrey Auditor", practice, Set.of(Role.AUDITOR));
	}

}
