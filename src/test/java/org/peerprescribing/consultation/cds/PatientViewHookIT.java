package org.peerprescribing.consultation.cds;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.DeclineReason;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class PatientViewHookIT {

	private static final String SERVICE = "ps-patient-view";

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc service;

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
	void discoveryNamesThreeServicesAndWhatTheyNeed() throws Exception {
		String answer = this.service
			.perform(MockMvcRequestBuilders.get("/cds-services").accept(MediaType.APPLICATION_JSON))
			.andReturn()
			.getResponse()
			.getContentAsString();

		JsonNode services = this.scene.bean(tools.jackson.databind.json.JsonMapper.class)
			.readTree(answer)
			.path("services");
		assertThat(services.valueStream().map((one) -> one.path("id").asString() + " " + one.path("hook").asString()))
			.containsExactly("ps-patient-view patient-view", "ps-order-select order-select",
					"ps-order-sign order-sign");
		assertThat(services.valueStream()).allSatisfy((one) -> {
			assertThat(one.path("description").asString()).isNotBlank();
			assertThat(one.path("prefetch").path("patient").asString()).isEqualTo("Patient/{{context.patientId}}");
		});
	}

	@Test
	void givesOneCardWithALinkReasonsToDismissItAndNoCommunity() throws Exception {
		assertThat(cards(People.nhsNumber())).singleElement().satisfies((card) -> {
			assertThat(card.path("indicator").asString()).isEqualTo("info");
			assertThat(card.path("summary").asString()).hasSizeLessThan(140);
			assertThat(card.path("source").path("label").asString()).isNotBlank();
			assertThat(card.path("links").path(0).path("url").asString())
				.startsWith(HookScene.BASE + "/prescribe/arrivals/");
			assertThat(card.path("overrideReasons").valueStream().map((one) -> one.path("code").asString()))
				.hasSize(DeclineReason.values().length)
				.contains("has-support");
			assertThat(card.has("suggestions")).isFalse();
			assertThat(card.has("detail")).isFalse();
		});
	}

	@Test
	void whereTheRecordSystemLaunchesTheLinkIsALaunch() throws Exception {
		try (HookScene launching = new HookScene(this.context, true)) {
			JsonNode link = launching.cards(SERVICE, request(People.nhsNumber(), HookScene.USER))
				.getFirst()
				.path("links")
				.path(0);

			assertThat(link.path("type").asString()).isEqualTo("smart");
			assertThat(link.path("url").asString()).isEqualTo(HookScene.BASE + "/launch");
		}
	}

	@Test
	void showsTheSameClinicianNothingTwiceIn90Days() throws Exception {
		NhsNumber person = People.nhsNumber();
		assertThat(cards(person)).hasSize(1);

		assertThat(cards(person)).isEmpty();
		assertThat(this.scene.cards(SERVICE, request(person, "PractitionerRole/role-2"))).hasSize(1);
		this.clock.forward(Duration.ofDays(91));
		assertThat(cards(person)).hasSize(1);
	}

	@Test
	void staysQuietFor90DaysAfterANo() throws Exception {
		NhsNumber person = People.nhsNumber();
		AccessScope.OfOrganisation practice = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);
		practice.run(() -> this.scene.bean(CardLog.class).decline(person, DeclineReason.NOT_NOW, Actors.clinician()));

		assertThat(cards(person)).isEmpty();
		this.clock.forward(Duration.ofDays(91));
		assertThat(cards(person)).hasSize(1);
	}

	@Test
	void staysQuietAfterAPrescription() throws Exception {
		IssuedPrescriptions.Issued issued = IssuedPrescriptions.issue(this.context, Actors.clinician());

		assertThat(cards(issued.person().nhsNumber())).isEmpty();
	}

	@Test
	void staysQuietForAChildAndForSomebodyWithoutAnNhsNumber() throws Exception {
		assertThat(this.scene.cards(SERVICE, request(People.nhsNumber(), HookScene.USER).replace("1985-", "2015-")))
			.isEmpty();
		assertThat(this.scene.cards(SERVICE,
				request(People.nhsNumber(), HookScene.USER).replace("fhir.nhs.uk", "fhir.example")))
			.isEmpty();
	}

	@Test
	void asksForThePatientWhereAnOutcomeCameInsteadOrAnotherPatient() throws Exception {
		String body = request(People.nhsNumber(), HookScene.USER);
		String outcome = body.replaceAll("(?s)\"patient\": \\{.*\\n    \\}\\n  \\},",
				"\"patient\": " + HookScene.example("operation-outcome", Map.of()) + "},");
		assertThat(outcome).contains("The query failed").doesNotContain("nhs-number");

		for (String asked : List.of(outcome, body.replace("\"id\": \"p1\"", "\"id\": \"p2\""))) {
			MockHttpServletResponse answer = this.scene.call(SERVICE, asked);
			assertThat(answer.getStatus()).isEqualTo(412);
			assertThat(answer.getContentType()).startsWith("application/fhir+json");
			assertThat(answer.getContentAsString()).contains("OperationOutcome", "prefetch.patient");
		}
	}

	@Test
	void refusesAnotherHookAndOneWithoutItsContext() throws Exception {
		String body = request(People.nhsNumber(), HookScene.USER);

		assertThat(this.scene.call(SERVICE, body.replace("\"hook\": \"patient-view\"", "\"hook\": \"order-sign\""))
			.getStatus()).isEqualTo(400);
		assertThat(this.scene.call(SERVICE, body.replace("userId", "user")).getStatus()).isEqualTo(400);
		assertThat(this.scene.call(SERVICE, body.replace("hookInstance", "instance")).getStatus()).isEqualTo(400);
		assertThat(this.scene.call("ps-nothing", body).getStatus()).isEqualTo(404);
	}

	@Test
	void letsATokenInOnce() throws Exception {
		String token = this.scene.token(claims().build());
		String body = request(People.nhsNumber(), HookScene.USER);
		assertThat(this.scene.call(SERVICE, token, body).getStatus()).isEqualTo(200);

		assertThat(this.scene.call(SERVICE, token, body).getStatus()).isEqualTo(401);
	}

	@Test
	void refusesATokenForAnotherAddress() throws Exception {
		assertThat(status(claims().audience(HookScene.BASE + "/cds-services/" + SERVICE + "/").build())).isEqualTo(401);
		assertThat(status(this.scene.claims("ps-order-sign").build())).isEqualTo(401);
	}

	@Test
	void refusesATokenThatLivesTooLongOrNotAnyMore() throws Exception {
		assertThat(status(claims().expirationTime(HookScene.in(3600)).build())).isEqualTo(401);
		assertThat(status(claims().expirationTime(HookScene.in(-60)).build())).isEqualTo(401);
	}

	@Test
	void refusesAnIssuerThatIsNotListed() throws Exception {
		assertThat(status(claims().issuer("https://elsewhere.example").build())).isEqualTo(401);
	}

	@Test
	void refusesAnotherKeyThanThePublishedOne() throws Exception {
		this.scene.turnKeyInSecret();

		assertThat(status(claims().build())).isEqualTo(401);
	}

	@Test
	void refusesAPracticeForWhichItDoesNotSpeak() throws Exception {
		assertThat(status(claims().claim("organization", "Z90003").build())).isEqualTo(403);
	}

	@Test
	void refusesWhoeverBringsNoToken() throws Exception {
		assertThat(this.scene.call(SERVICE, "", request(People.nhsNumber(), HookScene.USER)).getStatus())
			.isEqualTo(401);
	}

	private List<JsonNode> cards(NhsNumber person) throws Exception {
		return this.scene.cards(SERVICE, request(person, HookScene.USER));
	}

	private int status(JWTClaimsSet claims) throws Exception {
		return this.scene.call(SERVICE, this.scene.token(claims), request(People.nhsNumber(), HookScene.USER))
			.getStatus();
	}

	private JWTClaimsSet.Builder claims() {
		return this.scene.claims(SERVICE);
	}

	private static String request(NhsNumber person, String user) {
		return HookScene.example("patient-view",
				Map.of("user", user, "nhs-number", person.value(), "birth-date", "1985-05-17"));
	}

}
