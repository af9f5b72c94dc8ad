package org.peerprescribing.consultation.cds;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.CardFigures;
import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What a record system says of the cards that it was given. */
@IntegrationTest
class FeedbackIT {

	private static final String SERVICE = "ps-patient-view";

	private static final AccessScope WILLOW = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CardLog log;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MovableClock clock;

	private HookScene scene;

	private NhsNumber person;

	@BeforeEach
	void listARecordSystem() throws Exception {
		this.scene = new HookScene(this.context);
		this.person = People.nhsNumber();
	}

	@AfterEach
	void stop() {
		this.scene.close();
		this.clock.reset();
	}

	@Test
	void shownAcceptedOverriddenAndSilentAreKeptApart() throws Exception {
		CardFigures before = figures();
		show("PractitionerRole/silent");
		String accepted = show("PractitionerRole/accepts");
		String overridden = show("PractitionerRole/overrides");

		say(SERVICE, "feedback-accepted", Map.of("card", accepted));
		say(SERVICE, "feedback-overridden", Map.of("card", overridden));

		CardFigures after = figures();
		assertThat(after.shown() - before.shown()).isEqualTo(3);
		assertThat(after.accepted() - before.accepted()).isEqualTo(1);
		assertThat(after.overridden() - before.overridden()).isEqualTo(1);
		assertThat(after.silent() - before.silent()).isEqualTo(1);
	}

	@Test
	void repeatedFeedbackChangesNothingAndTheFirstWordStands() throws Exception {
		String card = show(HookScene.USER);
		say(SERVICE, "feedback-accepted", Map.of("card", card));
		say(SERVICE, "feedback-accepted", Map.of("card", card));
		CardFigures once = figures();

		say(SERVICE, "feedback-overridden", Map.of("card", card));

		assertThat(figures()).isEqualTo(once);
		assertThat(outcome(card)).isEqualTo("ACCEPTED");
	}

	@Test
	void severalCardsComeAtOnceAndAnUnknownOneIsPassedOver() throws Exception {
		String first = show("PractitionerRole/a");
		String second = show("PractitionerRole/b");

		say(SERVICE, "feedback-several", Map.of("card", first, "other", second));

		assertThat(outcome(first)).isEqualTo("ACCEPTED");
		assertThat(outcome(second)).isEqualTo("OVERRIDDEN");
	}

	@Test
	void anOverrideKeepsItsReasonButNotTheCommentAndQuietensForThePatient() throws Exception {
		String card = show("PractitionerRole/a");

		say(SERVICE, "feedback-overridden", Map.of("card", card));

		assertThat(row(card, "reason")).isEqualTo("HAS_SUPPORT");
		assertThat(row(card, "card::text")).doesNotContain("choir");
		assertThat(this.scene.cards(SERVICE, request("PractitionerRole/b"))).isEmpty();
		this.clock.forward(Duration.ofDays(91));
		assertThat(this.scene.cards(SERVICE, request("PractitionerRole/b"))).hasSize(1);
	}

	@Test
	void nobodySpeaksOfAnotherPracticesCardNorOfAnotherServices() throws Exception {
		String card = show(HookScene.USER);
		String body = HookScene.example("feedback-accepted", Map.of("card", card));
		String path = SERVICE + "/feedback";
		String neighbours = this.scene
			.token(this.scene.claims(path).claim("organization", Actors.HARBOUR_STREET.value()).build());

		assertThat(this.scene.call(path, neighbours, body).getStatus()).isEqualTo(200);
		say("ps-order-sign", "feedback-accepted", Map.of("card", card));

		assertThat(outcome(card)).isEmpty();
	}

	@Test
	void refusesWhatIsNoFeedbackAndWhoeverBringsNoToken() throws Exception {
		String path = SERVICE + "/feedback";
		String good = HookScene.example("feedback-accepted", Map.of("card", show(HookScene.USER)));

		assertThat(this.scene.call(path, "{}").getStatus()).isEqualTo(400);
		assertThat(this.scene.call(path, good.replace("\"accepted\"", "\"liked\"")).getStatus()).isEqualTo(400);
		assertThat(this.scene.call(path, good.replaceAll("\"card\": \"[^\"]*\"", "\"card\": \"1\"")).getStatus())
			.isEqualTo(400);
		assertThat(this.scene.call(path, "", good).getStatus()).isEqualTo(401);
		assertThat(this.scene.call(path, this.scene.token(this.scene.claims(SERVICE).build()), good).getStatus())
			.isEqualTo(401);
	}

	private String show(String user) throws Exception {
		return this.scene.cards(SERVICE, request(user)).getFirst().path("uuid").asString();
	}

	private void say(String service, String example, Map<String, String> values) throws Exception {
		assertThat(this.scene.call(service + "/feedback", HookScene.example(example, values)).getStatus())
			.isEqualTo(200);
	}

	private String request(String user) {
		return HookScene.example("patient-view",
				Map.of("user", user, "nhs-number", this.person.value(), "birth-date", "1985-05-17"));
	}

	private CardFigures figures() {
		return WILLOW.call(() -> this.log.figures(this.clock.instant().minus(Duration.ofDays(1))))
			.stream()
			.filter((one) -> one.service().equals(SERVICE))
			.findFirst()
			.orElse(new CardFigures(SERVICE, 0, 0, 0, 0));
	}

	private String outcome(String card) {
		return row(card, "outcome");
	}

	/** Empty where nothing is kept. */
	private String row(String card, String column) {
		return WILLOW.call(() -> Objects.requireNonNull(this.transaction.execute((status) -> this.jdbc
			.sql("select coalesce(" + column + ", '') from consultation.card where id = ?::uuid")
			.param(card)
			.query(String.class)
			.single())));
	}

}
