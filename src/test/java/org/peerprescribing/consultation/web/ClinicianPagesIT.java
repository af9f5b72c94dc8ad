package org.peerprescribing.consultation.web;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.ArrivalId;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** No record system is set up in these tests, so patients are entered by hand. */
@IntegrationTest
class ClinicianPagesIT {

	private static final Actor CLINICIAN = Actors.clinician();

	private static final Actor NEIGHBOUR = Actors.clinicianOf(Actors.HARBOUR_STREET);

	private static final String BIPOLAR = "13746004";

	private static final String GROUP = "bipolar-uk-ecommunity";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private Arrivals arrivals;

	@Autowired
	private MovableClock clock;

	@BeforeEach
	void listed() {
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
	}

	@Test
	void theStartPageLeadsEverybodyToTheirDoor() throws Exception {
		String page = this.mvc.perform(get("/").accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();

		assertThat(page).contains("href=\"/prescribe\"", "href=\"/reports\"", "href=\"/directory\"", "href=\"/c\"");
	}

	@Test
	void aWrongNhsNumberIsSaidClearly() throws Exception {
		String page = body(post("/prescribe").param("nhsNumber", "999 123 4560")
			.param("day", "1")
			.param("month", "2")
			.param("year", "1980"));

		assertThat(page).contains("<title>Error: Find a patient</title>", "Enter an NHS number of 10 digits")
			.contains("href=\"#nhsNumber\"");
	}

	@Test
	void withoutARecordSystemTheClinicianGoesOnByHand() throws Exception {
		String page = body(post("/prescribe").param("nhsNumber", People.nhsNumber().value())
			.param("day", "17")
			.param("month", "5")
			.param("year", "1985"));

		assertThat(page).contains("Enter the patient by hand", "value=\"1985\"");
	}

	@Test
	void somebodyUnderSixteenGetsNoCommunity() throws Exception {
		String page = body(byHand("2015"));

		assertThat(page).contains("Under 16: services for young people");
	}

	@Test
	void anUnansweredRiskQuestionIsAnErrorAndShowsNoCommunity() throws Exception {
		String page = body(post(visit()).param("need", BIPOLAR).param("online", "PHONE"));

		assertThat(page).contains("<title>Error: Prescribe peer support</title>",
				"Select the risks, or select no known risks", "href=\"#risk\"");
		assertThat(page).doesNotContain("Send this one");
	}

	@Test
	void whatFitsIsShownWithReasonsVettingAndTheLinkWorker() throws Exception {
		String page = body(answers(visit(), "none"));

		assertThat(page).contains("Bipolar UK", "Demonstration vetting", "Evidence:", "Safety:", "Cautions:", "Say:",
				"The practice’s link worker");
		assertThat(page).contains("Is for exactly this need: bipolar disorder; ", "Weakest point: ",
				"There is an online group run by Bipolar UK for people with bipolar disorder; ");
		assertThat(page.split("Send this one", -1)).hasSizeBetween(2, 4);
		assertThat(hidden(page, "Idempotency-Key")).isNotBlank();
		assertThat(page).doesNotContainPattern("id=\"agreed\"[^>]*checked");
	}

	@Test
	void aCommunityForOneGroupIsShownWhereTheGroupIsNamed() throws Exception {
		String named = body(answers(visit(), "none").param("group", "WOMEN"));

		assertThat(body(answers(visit(), "none"))).doesNotContain("app-pptalk");
		assertThat(named).contains("value=\"app-pptalk\"").containsPattern("value=\"WOMEN\"[^>]*checked");
	}

	@Test
	void aHardStopShowsOnlyTheSafeWay() throws Exception {
		String page = body(answers(visit(), "SUICIDAL_INTENT"));

		assertThat(page).contains("No online community now: the safe way first");
		assertThat(page).doesNotContain("Send this one", GROUP, "name=\"community\"");
	}

	@Test
	void withoutAgreementNothingIsSent() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "none"));

		String refused = body(send(visit, page, "none"));

		assertThat(refused).contains("<title>Error: ", "Ask the patient whether they agree to be contacted");
	}

	@Test
	void aCautionNeedsAReason() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "COULD_BE_RECOGNISED"));
		assertThat(page).contains("Weigh this first", "value=\"discussed\"");

		String refused = body(send(visit, page, "COULD_BE_RECOGNISED").param("agreed", "yes"));

		assertThat(refused).contains("Select why you are going on in spite of the caution");
	}

	@Test
	void answersThatChangedAfterTheCardsWereShownAreAskedAgain() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "none"));

		String again = body(send(visit, page, "SUICIDAL_INTENT").param("agreed", "yes"));

		assertThat(again).contains("The answers have changed", "the safe way first").doesNotContain("Send this one");
	}

	@Test
	void aRepeatedSendLeadsToTheSamePrescription() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "none"));

		String first = redirect(send(visit, page, "none").param("agreed", "yes"));
		String second = redirect(send(visit, page, "none").param("agreed", "yes"));

		assertThat(first).startsWith("/prescriptions/").isEqualTo(second);
	}

	@Test
	void whatWasSentCanBeSeenUndoneAndIsNotThereForAnotherPractice() throws Exception {
		String visit = visit();
		String sent = redirect(send(visit, body(answers(visit, "none")), "none").param("agreed", "yes"));

		String page = body(get(sent));
		assertThat(page).contains("Bipolar UK", "You can undo it until", "Issue now", "Robin Sample")
			.contains("it will be written once the prescription is issued", "What will be written",
					"a signpost to an online community, not a referral");
		assertThat(body(get("/prescriptions"))).contains(sent, "Signed, not sent yet");
		assertThat(status(get(sent), NEIGHBOUR)).isEqualTo(404);
		assertThat(status(get(visit), NEIGHBOUR)).isEqualTo(404);
		assertThat(status(post(sent + "/undo"), NEIGHBOUR)).isEqualTo(404);

		redirect(post(sent + "/undo"));

		assertThat(body(get(sent))).contains("Undone").doesNotContain("You can undo it until", "What will be written");
	}

	@Test
	void whatIsIssuedCanBeWithdrawnOnTheVersionThatWasSeen() throws Exception {
		String visit = visit();
		String sent = redirect(send(visit, body(answers(visit, "none")), "none").param("agreed", "yes"));
		redirect(post(sent + "/issue"));
		String page = body(get(sent));
		assertThat(page).contains("Attempt 1: ", "Issued", "Withdraw this prescription");

		assertThat(status(post(sent + "/revoke").param("version", "0"), CLINICIAN)).isEqualTo(412);
		redirect(post(sent + "/revoke").param("version", hidden(page, "version")));

		assertThat(body(get(sent))).contains("Withdrawn by the clinician");
	}

	@Test
	void anArrivalLeadsOnlyItsOwnPracticeFurther() throws Exception {
		ArrivalId id = new AccessScope.OfOrganisation(Actors.WILLOW_BANK)
			.call(() -> this.arrivals.announce(People.nhsNumber(), People.BORN, null, CLINICIAN));

		assertThat(body(get("/prescribe/arrivals/" + id.value()))).contains("Enter the patient by hand");
		assertThat(status(get("/prescribe/arrivals/" + id.value()), NEIGHBOUR)).isEqualTo(404);
	}

	@Test
	void theWorklistOpens() throws Exception {
		assertThat(body(get("/worklist"))).contains("Worklist");
	}

	@Test
	void aCommissionerGetsNoPatientPage() throws Exception {
		assertThat(status(get("/prescribe"), Actors.commissioner())).isEqualTo(403);
		assertThat(status(get("/prescriptions/" + UUID.randomUUID()), Actors.commissioner())).isEqualTo(403);
	}

	private String visit() throws Exception {
		return redirect(byHand("1985"));
	}

	private static MockHttpServletRequestBuilder byHand(String year) {
		return post("/prescribe/by-hand").param("nhsNumber", People.nhsNumber().value())
			.param("day", "17")
			.param("month", "5")
			.param("year", year)
			.param("given", "Robin")
			.param("family", "Sample")
			.param("sex", "FEMALE")
			.param("language", "en");
	}

	private static MockHttpServletRequestBuilder answers(String visit, String risk) {
		return post(visit).param("need", "other")
			.param("otherNeed", BIPOLAR)
			.param("wanted", "PEOPLE_LIKE_ME")
			.param("online", "PHONE")
			.param("english", "yes")
			.param("risk", risk);
	}

	private static MockHttpServletRequestBuilder send(String visit, String page, String risk) {
		return answers(visit, risk).param("community", GROUP)
			.param("run", hidden(page, "run"))
			.param("Idempotency-Key", hidden(page, "Idempotency-Key"))
			.param("channel", "LETTER");
	}

	private static MockHttpServletRequestBuilder post(String path) {
		return MockMvcRequestBuilders.post(URI.create(path)).with(csrf());
	}

	private static String hidden(String page, String name) {
		Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
		assertThat(found.find()).as("hidden field %s", name).isTrue();
		return found.group(1);
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		MvcResult result = perform(request, CLINICIAN);
		assertThat(result.getResponse().getStatus()).isEqualTo(200);
		return result.getResponse().getContentAsString();
	}

	private String redirect(MockHttpServletRequestBuilder request) throws Exception {
		MvcResult result = perform(request, CLINICIAN);
		assertThat(result.getResponse().getStatus()).isEqualTo(302);
		return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
	}

	private int status(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return perform(request, actor).getResponse().getStatus();
	}

	private MvcResult perform(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.mvc.perform(request.with(Actors.signedIn(actor)).accept(MediaType.TEXT_HTML)).andReturn();
	}

}
