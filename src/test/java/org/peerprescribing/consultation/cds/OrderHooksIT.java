package org.peerprescribing.consultation.cds;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.VisitId;
import org.peerprescribing.consultation.Visits;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.TimeOrderedId;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class OrderHooksIT {

	private static final AccessScope WILLOW = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	private static final String NO_PHQ_9 = HookScene.example("operation-outcome", Map.of());

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Patients patients;

	@Autowired
	private Visits visits;

	@Autowired
	private Matching matching;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MovableClock clock;

	private HookScene scene;

	@BeforeEach
	void listARecordSystem() throws Exception {
		this.scene = new HookScene(this.context);
	}

	@AfterEach
	void stop() {
		this.scene.close();
		this.clock.reset();
	}

	@Test
	void aSelectedOrderOfPeerSupportIsAnsweredEachTimeAndWithoutACommunity() throws Exception {
		NhsNumber person = People.nhsNumber();

		assertThat(select(person, "s1")).hasSize(1);
		assertThat(select(person, "s1")).singleElement().satisfies((card) -> {
			assertThat(card.path("indicator").asString()).isEqualTo("info");
			assertThat(card.has("suggestions")).isFalse();
		});
	}

	@Test
	void anotherOrderIsNotAnswered() throws Exception {
		assertThat(select(People.nhsNumber(), "s2")).isEmpty();
		assertThat(select(People.nhsNumber(), "m1")).isEmpty();
	}

	@Test
	void afterTheRiskQuestionOfTodayCommunitiesAreSuggestedForTheDraft() throws Exception {
		RegisterPatient person = answeredBy(HookScene.USER);

		assertThat(select(person.nhsNumber(), "s1")).singleElement().satisfies((card) -> {
			assertThat(card.path("selectionBehavior").asString()).isEqualTo("at-most-one");
			assertThat(card.path("suggestions").size()).isBetween(1, 3);
			assertThat(card.path("suggestions").valueStream().map((one) -> one.path("isRecommended").asBoolean()))
				.containsOnlyOnce(true);
			JsonNode action = card.path("suggestions").path(0).path("actions").path(0);
			assertThat(action.path("type").asString()).isEqualTo("update");
			assertThat(action.path("resource").path("id").asString()).isEqualTo("s1");
			assertThat(action.path("resource").toString()).contains("kept as it is", "/Id/community", "/Id/match-run");
		});
	}

	@Test
	void whenARecordIsOpenedTheSuggestionsAreNewDrafts() throws Exception {
		RegisterPatient person = answeredBy(HookScene.USER);

		List<JsonNode> cards = this.scene.cards("ps-patient-view", HookScene.example("patient-view",
				Map.of("user", HookScene.USER, "nhs-number", person.nhsNumber().value(), "birth-date", "1985-05-17")));

		JsonNode action = cards.getFirst().path("suggestions").path(0).path("actions").path(0);
		assertThat(action.path("type").asString()).isEqualTo("create");
		assertThat(action.path("resource").path("status").asString()).isEqualTo("draft");
		assertThat(action.path("resource").path("subject").path("reference").asString()).isEqualTo("Patient/p1");
		assertThat(action.path("resource").has("id")).isFalse();
	}

	@Test
	void anAnswerOfYesterdayOrOfAColleagueSuggestsNothing() throws Exception {
		RegisterPatient colleagues = answeredBy("PractitionerRole/somebody-else");
		RegisterPatient yesterdays = answeredBy(HookScene.USER);

		assertThat(select(colleagues.nhsNumber(), "s1").getFirst().has("suggestions")).isFalse();
		this.clock.forward(Duration.ofDays(1));
		assertThat(select(yesterdays.nhsNumber(), "s1").getFirst().has("suggestions")).isFalse();
	}

	@Test
	void signingWithoutAnAgreementWarns() throws Exception {
		IssuedPrescriptions.Issued agreed = IssuedPrescriptions.issue(this.context, Actors.clinician());

		assertThat(sign(People.nhsNumber(), IssuedPrescriptions.COMMUNITY.value(), NO_PHQ_9))
			.extracting((card) -> card.path("indicator").asString() + ": " + card.path("summary").asString())
			.containsExactly("warning: The patient has not agreed to be contacted");
		assertThat(sign(agreed.person().nhsNumber(), IssuedPrescriptions.COMMUNITY.value(), NO_PHQ_9)).isEmpty();
	}

	@Test
	void signingACommunityThatIsNotListedWarns() throws Exception {
		assertThat(sign(People.nhsNumber(), "nobody-knows-it", NO_PHQ_9))
			.extracting((card) -> card.path("summary").asString())
			.contains("This community cannot be prescribed now");
	}

	@Test
	void aHardStopIsCriticalAndNamesTheSafeWay() throws Exception {
		String today = LocalDate.now().toString();

		assertThat(sign(People.nhsNumber(), "any", phq9(today, 2))).singleElement().satisfies((card) -> {
			assertThat(card.path("indicator").asString()).isEqualTo("critical");
			assertThat(card.path("detail").asString()).contains("111");
		});
		assertThat(sign(People.nhsNumber(), "any", phq9(today, 1)))
			.noneSatisfy((card) -> assertThat(card.path("indicator").asString()).isEqualTo("critical"));
		assertThat(sign(People.nhsNumber(), "any", phq9(LocalDate.now().minusDays(29).toString(), 2)))
			.noneSatisfy((card) -> assertThat(card.path("indicator").asString()).isEqualTo("critical"));
	}

	/** A patient for whom this person of the record system answered the risk question. */
	private RegisterPatient answeredBy(String user) {
		IssuedPrescriptions.issue(this.context, Actors.clinicianOf(Actors.HARBOUR_STREET));
		RegisterPatient person = People.adultOf(Actors.WILLOW_BANK);
		WILLOW.run(() -> {
			PatientId patient = this.patients.register(person, Actors.clinician());
			MatchAnswer answer = this.matching.match(new MatchRequest(Actors.WILLOW_BANK, 41, IssuedPrescriptions.NEED,
					Set.of(), Set.of(SupportKind.EMOTIONAL), Set.of(), DigitalAccess.values()[0], Set.of(),
					Set.of(LanguageTag.ENGLISH), "England", Set.of(), null, false, List.of(), 3));
			VisitId visit = new VisitId(TimeOrderedId.next());
			this.transaction.executeWithoutResult((status) -> this.jdbc
				.sql("""
						insert into consultation.visit (id, organisation, patient, problems, record_user, opened_by, opened_at)
						values (?, 'Z90001', ?, '{}', ?, 'clinician', ?)""")
				.params(visit.value(), patient.value(), user, Timestamp.from(this.clock.instant()))
				.update());
			this.visits.answered(visit, answer.run());
		});
		return person;
	}

	private List<JsonNode> select(NhsNumber person, String selected) throws Exception {
		return this.scene.cards("ps-order-select", HookScene.example("order-select", Map.of("user", HookScene.USER,
				"nhs-number", person.value(), "birth-date", "1985-05-17", "selected", selected)));
	}

	private List<JsonNode> sign(NhsNumber person, String community, String phq9) throws Exception {
		return this.scene.cards("ps-order-sign", HookScene.example("order-sign", Map.of("user", HookScene.USER,
				"nhs-number", person.value(), "birth-date", "1985-05-17", "community", community, "phq9", phq9)));
	}

	private static String phq9(String on, int item9) {
		return HookScene.example("phq9", Map.of("on", on, "item9", String.valueOf(item9)));
	}

}
