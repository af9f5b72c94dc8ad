package org.peerprescribing.prescribing.fhir;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.SnomedConcept;
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

/** What the operation answers, and to whom. */
@IntegrationTest
class MatchCommunitiesIT {

	private final Actor clinician = Actors.clinician();

	private final RegisterPatient person = People.adultOf(this.clinician.organisation());

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private Clock clock;

	@Autowired
	private JdbcClient jdbc;

	private FhirCalls fhir;

	private MatchCalls calls;

	private UUID patient;

	@BeforeEach
	void openDoor() throws ServletException {
		this.fhir = new FhirCalls(this.context);
		this.calls = new MatchCalls(this.fhir);
		new DemonstrationVetting(this.clock).vet(this.context.getBean(CommunityDirectory.class),
				this.context.getBean(CommunityReviews.class));
		this.patient = registered(this.person);
	}

	@Test
	void proposesCommunitiesWithReasonsTermsAndVetting() throws Exception {
		Parameters answer = answered(Body.about(this.patient).add(MatchCalls.code("support", "emotional")));

		assertThat(text(answer, "outcome")).containsExactly("matches");
		assertThat(text(answer, "other-way")).hasSize(2);
		List<ParametersParameterComponent> matches = named(answer.getParameter(), "match");
		assertThat(matches).hasSizeBetween(1, 3).allSatisfy((match) -> {
			List<ParametersParameterComponent> parts = match.getPart();
			assertThat(((Reference) value(parts, "community")).getReference()).startsWith("HealthcareService/");
			assertThat(named(parts, "rationale")).hasSize(7);
			assertThat(value(parts, "say").primitiveValue()).startsWith("There is ");
			assertThat(named(parts, "held-back")).hasSize(1);
			assertThat(value(named(parts, "vetting").getFirst().getPart(), "demonstration").primitiveValue())
				.isEqualTo("true");
			double points = named(parts, "term").stream().mapToDouble((term) -> number(term.getPart(), "points")).sum();
			assertThat(number(parts, "score")).isBetween(0.01, 1.0).isCloseTo(points / 100, within());
		});
		assertThat(matches.stream().map((match) -> number(match.getPart(), "score")).toList())
			.isSortedAccordingTo(Comparator.reverseOrder());
	}

	@Test
	void namesNobodyInTheAnswerAndAuditsWhoAsked() throws Exception {
		MockHttpServletResponse answer = this.calls.send(this.clinician, Body.about(this.patient));

		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentAsString()).doesNotContain(this.patient.toString(), this.person.nhsNumber().value(),
				this.person.name().family());
		assertThat(audited("SUCCESS")).isEqualTo(1);
	}

	@Test
	void takesThePatientByNhsNumberAndTheNeedAsRecordsWriteIt() throws Exception {
		String subject = MatchCalls.value("subject", "Reference", """
				{"type":"Patient","identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}}"""
			.formatted(this.person.nhsNumber().value()));
		String topic = MatchCalls.value("topic", "CodeableConcept",
				"""
						{"coding":[{"system":"urn:local","code":"Eu32"},{"system":"http://snomed.info/sct","code":"35489007"}]}""");

		Parameters answer = answered(Body.about(this.patient).set(0, subject).set(1, topic));

		assertThat(text(answer, "outcome")).containsExactly("matches");
	}

	@Test
	void readsEveryAnswerIntoTheQuestion() throws Exception {
		Body body = Body.about(this.patient)
			.add(MatchCalls.code("topic", "48694002"))
			.add(MatchCalls.code("support", "esteem"))
			.set(2, MatchCalls.preference(MatchCalls.code("digital-access", "with-help"),
					MatchCalls.code("language", "CY"), MatchCalls.code("audience", "carers"),
					MatchCalls.code("access-need", "no-account"), MatchCalls.code("cost", "accepts-paid"),
					MatchCalls.code("region", "northern-ireland")))
			.set(3, MatchCalls.code("risk", "low-digital-skill"))
			.add(MatchCalls.exclude("diabetes-uk-forum", "too-busy"))
			.add(MatchCalls.phq9(21, 1, today().toString()))
			.add(MatchCalls.value("count", "Integer", "1"));

		Parameters answer = answered(body);

		String kept = this.jdbc.sql("select inputs #>> '{}' from matching.run where id = ?")
			.param(run(answer))
			.query(String.class)
			.single();
		assertThat(kept).contains("\"otherNeeds\": [\"48694002\"]", "\"wanted\": [\"ESTEEM\"]",
				"\"belongsTo\": [\"CARERS\"]", "\"access\": \"WITH_HELP\"", "\"accessNeeds\": [\"NO_ACCOUNT\"]",
				"\"languages\": [\"cy\", \"en\"]", "\"nation\": \"NI\"", "\"risks\": [\"LOW_DIGITAL_SKILL\"]",
				"\"acceptsPaid\": true", "\"community\": \"diabetes-uk-forum\"", "\"reason\": \"TOO_BUSY\"",
				"\"total\": 21", "\"count\": 1", "\"organisation\": \"Z90001\"");
		assertThat(named(answer.getParameter(), "match")).singleElement()
			.satisfies((match) -> assertThat(named(match.getPart(), "caution").stream()
				.map((caution) -> value(caution.getPart(), "code").primitiveValue()))
				.containsExactly("phq9-severe", "low-digital-skill"));
	}

	@Test
	void whereNothingFitsItSaysWhyAndOffersAnotherWay() throws Exception {
		Parameters answer = answered(Body.about(this.patient).set(1, MatchCalls.code("topic", nobodysNeed())));

		assertThat(text(answer, "outcome")).containsExactly("none-fits");
		assertThat(value(answer.getParameter(), "excluded-by").primitiveValue()).isEqualTo("topic");
		assertThat(value(answer.getParameter(), "excluded-most").primitiveValue()).endsWith(".");
		assertThat(text(answer, "other-way")).hasSize(2);
		assertThat(named(answer.getParameter(), "match")).isEmpty();
	}

	@Test
	void inACrisisItSaysWhatToDoAndNothingElse() throws Exception {
		Parameters answer = answered(Body.about(this.patient).set(3, MatchCalls.code("risk", "suicidal-intent")));

		assertThat(text(answer, "outcome")).containsExactly("no-safe-match");
		assertThat(value(answer.getParameter(), "stop").primitiveValue()).isEqualTo("suicidal-intent");
		assertThat(value(answer.getParameter(), "instead").primitiveValue()).contains("999");
		assertThat(answer.getParameter().stream().map(ParametersParameterComponent::getName)).containsExactly("outcome",
				"run", "stop", "instead");
	}

	@Test
	void under16ItPointsToServicesForYoungPeople() throws Exception {
		UUID child = registered(born(today().minusYears(15)));

		Parameters answer = answered(Body.about(child));

		assertThat(text(answer, "outcome")).containsExactly("no-safe-match");
		assertThat(value(answer.getParameter(), "stop").primitiveValue()).isEqualTo("under-16");
		assertThat(value(answer.getParameter(), "instead").primitiveValue()).contains("young people");
		assertThat(text(answer, "other-way")).hasSize(2);
	}

	@Test
	void marksAnAnswerAboutASensitiveNeed() throws Exception {
		Parameters answer = answered(Body.about(this.patient).set(1, MatchCalls.code("topic", "706893006")));

		assertThat(answer.getMeta().getSecurityFirstRep().getCode()).isEqualTo("R");
	}

	@Test
	void isOpenToRecordSystemsAndToNobodyElse() throws Exception {
		Actor system = new Actor("system", "Record system", this.clinician.organisation(), Set.of(Role.RECORD_SYSTEM));

		assertThat(this.calls.send(system, Body.about(this.patient)).getStatus()).isEqualTo(200);
		for (Actor other : List.of(Actors.commissioner(), Actors.curator())) {
			assertThat(this.calls.send(other, Body.about(this.patient)).getStatus()).isEqualTo(403);
		}
		MockHttpServletResponse nobody = this.calls.send(null, Body.about(this.patient));
		assertThat(nobody.getStatus()).isEqualTo(401);
		assertThat(nobody.getContentAsString()).contains("OperationOutcome", "sign-in");
	}

	@Test
	void isCalledWithPostAndStandsInTheStatementOfCapabilities() throws Exception {
		MockHttpServletResponse got = this.fhir.get(this.clinician, MatchCalls.PATH);

		assertThat(got.getStatus()).isEqualTo(405);
		assertThat(got.getHeader("Allow")).isEqualTo("POST");
		assertThat(this.fhir.get(null, "/metadata").getContentAsString()).contains("match-communities");
	}

	private Parameters answered(Body body) throws Exception {
		MockHttpServletResponse answer = this.calls.send(this.clinician, body);
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		return FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, answer.getContentAsString());
	}

	private UUID registered(RegisterPatient someone) {
		return new AccessScope.OfOrganisation(someone.practice())
			.call(() -> this.context.getBean(Patients.class).register(someone, this.clinician).value());
	}

	private RegisterPatient born(LocalDate day) {
		return new RegisterPatient(this.person.practice(), People.nhsNumber(), day, this.person.name(),
				this.person.sex(), this.person.ethnicGroup(), this.person.language(), null);
	}

	/** A need of the list that no listed community is for, and nothing broader either. */
	private String nobodysNeed() {
		DirectorySnapshot listing = this.context.getBean(CommunityDirectory.class).snapshot();
		Set<SnomedConcept> served = listing.communities()
			.stream()
			.flatMap((listed) -> listed.community().needs().stream())
			.collect(Collectors.toSet());
		return listing.needs()
			.all()
			.stream()
			.filter((need) -> need.broader() == null && !served.contains(need.concept()))
			.findFirst()
			.orElseThrow()
			.concept()
			.id();
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

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));
	}

	private static UUID run(Parameters answer) {
		return UUID.fromString(((Reference) value(answer.getParameter(), "run")).getReference()
			.substring("GuidanceResponse/".length()));
	}

	private static List<ParametersParameterComponent> named(List<ParametersParameterComponent> all, String name) {
		return all.stream().filter((one) -> one.getName().equals(name)).toList();
	}

	private static Type value(List<ParametersParameterComponent> all, String name) {
		return named(all, name).getFirst().getValue();
	}

	/** Values of that name; of the first part where it has parts. */
	private static List<String> text(Parameters answer, String name) {
		return named(answer.getParameter(), name).stream()
			.map((one) -> (one.hasPart() ? one.getPartFirstRep() : one).getValue().primitiveValue())
			.toList();
	}

	private static double number(List<ParametersParameterComponent> all, String name) {
		return ((DecimalType) value(all, name)).getValue().doubleValue();
	}

	private static Offset<Double> within() {
		return Offset.offset(0.0001);
	}

}
