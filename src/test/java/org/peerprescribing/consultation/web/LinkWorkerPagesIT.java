package org.peerprescribing.consultation.web;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** From the visit's page to the link worker's answer, as two people press it. */
@IntegrationTest
class LinkWorkerPagesIT {

	private static final Actor CLINICIAN = Actors.clinician();

	private static final Actor LINK_WORKER = Actors.linkWorkerOf(Actors.WILLOW_BANK);

	@Autowired
	private MockMvc mvc;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private Worklist worklist;

	@Autowired
	private MovableClock clock;

	@BeforeEach
	void listed() {
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
	}

	@Test
	void thePatientsAgreementIsAskedAndNeverPreTicked() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "PHONE", "none"), CLINICIAN);
		assertThat(page).contains("Send this one", "Ask the link worker")
			.doesNotContainPattern("id=\"linkWorkerAgreed\"[^>]*checked");

		String refused = body(ask(visit, page, "none"), CLINICIAN);

		assertThat(refused).contains("<title>Error: ", "href=\"#linkWorkerAgreed\"",
				"whether they agree to be contacted by the link worker");
	}

	@Test
	void onePressAsksTheLinkWorkerWhoAnswersFromTheWorklist() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "PHONE", "none"), CLINICIAN);

		String request = redirect(ask(visit, page, "none").param("linkWorkerAgreed", "yes"), CLINICIAN);
		String again = redirect(ask(visit, page, "none").param("linkWorkerAgreed", "yes"), CLINICIAN);

		assertThat(request).startsWith("/link-worker/").isEqualTo(again);
		assertThat(body(get(request), CLINICIAN)).contains("Undo the request", "Waits for the link worker")
			.doesNotContain("What came of it?");
		assertThat(body(get("/worklist"), LINK_WORKER)).contains(request);
		assertThat(body(get(request), LINK_WORKER)).contains("What came of it?", "Robin Sample")
			.doesNotContain("Undo the request");
		assertThat(body(post(request + "/answer"), LINK_WORKER)).contains("<title>Error: ", "Select what came of it");
		redirect(post(request + "/answer").param("outcome", "ACCEPTED"), LINK_WORKER);
		assertThat(body(get(request), CLINICIAN))
			.contains("Accepted at first contact", "Lou Linker", "Not yet in the record")
			.doesNotContain("Undo the request");
		assertThat(body(get("/worklist"), LINK_WORKER)).doesNotContain(request);
	}

	@Test
	void whosePhoneMayBeMonitoredIsNotRung() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "PHONE", "MONITORED_PHONE"), CLINICIAN);
		assertThat(page).contains("the link worker is told not to ring or text");

		String request = redirect(ask(visit, page, "MONITORED_PHONE").param("linkWorkerAgreed", "yes"), CLINICIAN);

		assertThat(body(get(request), LINK_WORKER)).contains("Do not ring or text this patient");
	}

	@Test
	void theTaskOfTheLinkWorkerIsNotClosedByADone() throws Exception {
		String visit = visit();
		String request = redirect(
				ask(visit, body(answers(visit, "PHONE", "none"), CLINICIAN), "none").param("linkWorkerAgreed", "yes"),
				CLINICIAN);

		String row = body(get("/worklist"), LINK_WORKER);

		assertThat(row.substring(row.indexOf(request), row.indexOf("</tr>", row.indexOf(request))))
			.doesNotContain("/done");
		UUID item = new AccessScope.OfOrganisation(Actors.WILLOW_BANK).call(() -> this.worklist.openFor(LINK_WORKER))
			.stream()
			.filter((one) -> request.endsWith(one.subject()))
			.findFirst()
			.orElseThrow()
			.id()
			.value();
		assertThat(call(post("/worklist/" + item + "/done"), LINK_WORKER).getStatus()).isEqualTo(409);
	}

	@Test
	void whoCannotGetOnlineIsShownTheLinkWorker() throws Exception {
		String page = body(answers(visit(), "NO", "none"), CLINICIAN);

		assertThat(page).contains("No vetted community fits this person", "Ask the link worker")
			.doesNotContain("Send this one");
	}

	@Test
	void aStopThatIsNoCrisisLeavesTheLinkWorkerAndACrisisDoesNot() throws Exception {
		assertThat(body(answers(visit(), "PHONE", "LACKS_CAPACITY"), CLINICIAN))
			.contains("the safe way first", "Ask the link worker")
			.doesNotContain("Send this one");
		String visit = visit();
		String page = body(answers(visit, "PHONE", "none"), CLINICIAN);
		assertThat(body(answers(visit, "PHONE", "SUICIDAL_INTENT"), CLINICIAN)).contains("the safe way first")
			.doesNotContain("Ask the link worker");

		String refused = body(ask(visit, page, "SUICIDAL_INTENT").param("linkWorkerAgreed", "yes"), CLINICIAN);

		assertThat(refused).contains("That would not be safe", "the safe way first");
	}

	@Test
	void anOpenRequestIsShownInsteadOfTheButton() throws Exception {
		String visit = visit();
		String page = body(answers(visit, "PHONE", "none"), CLINICIAN);
		String request = redirect(ask(visit, page, "none").param("linkWorkerAgreed", "yes"), CLINICIAN);
		assertThat(body(answers(visit, "PHONE", "none"), CLINICIAN)).contains("Asked already by Dr Test", request)
			.doesNotContain("Ask the link worker<");

		redirect(post(request + "/undo"), CLINICIAN);

		assertThat(body(get(request), CLINICIAN)).contains("Undone");
		assertThat(body(answers(visit, "PHONE", "none"), CLINICIAN)).contains("Ask the link worker<");
	}

	@Test
	void isNotThereForAnotherPracticeNorItsLinkWorker() throws Exception {
		String visit = visit();
		String request = redirect(
				ask(visit, body(answers(visit, "PHONE", "none"), CLINICIAN), "none").param("linkWorkerAgreed", "yes"),
				CLINICIAN);

		for (Actor other : java.util.List.of(Actors.clinicianOf(Actors.HARBOUR_STREET),
				Actors.linkWorkerOf(Actors.HARBOUR_STREET))) {
			assertThat(call(get(request), other).getStatus()).isEqualTo(404);
		}
		assertThat(
				call(post(request + "/answer").param("outcome", "ACCEPTED"), Actors.linkWorkerOf(Actors.HARBOUR_STREET))
					.getStatus())
			.isEqualTo(404);
		assertThat(call(get("/prescribe"), LINK_WORKER).getStatus()).isEqualTo(403);
	}

	private String visit() throws Exception {
		return redirect(post("/prescribe/by-hand").param("nhsNumber", People.nhsNumber().value())
			.param("day", "17")
			.param("month", "5")
			.param("year", "1985")
			.param("given", "Robin")
			.param("family", "Sample")
			.param("sex", "FEMALE")
			.param("language", "en"), CLINICIAN);
	}

	private static MockHttpServletRequestBuilder answers(String visit, String online, String risk) {
		return post(visit).param("need", "other")
			.param("otherNeed", "13746004")
			.param("wanted", "PEOPLE_LIKE_ME")
			.param("online", online)
			.param("english", "yes")
			.param("risk", risk);
	}

	private static MockHttpServletRequestBuilder ask(String visit, String page, String risk) {
		Matcher key = Pattern.compile("name=\"linkWorkerKey\" value=\"([^\"]*)\"").matcher(page);
		assertThat(key.find()).isTrue();
		return answers(visit, "PHONE", risk).param("linkWorkerKey", key.group(1)).param("linkWorker", "yes");
	}

	private static MockHttpServletRequestBuilder post(String path) {
		return MockMvcRequestBuilders.post(URI.create(path)).with(csrf());
	}

	private String body(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		MockHttpServletResponse response = call(request, actor);
		assertThat(response.getStatus()).isEqualTo(200);
		return response.getContentAsString();
	}

	private String redirect(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		MockHttpServletResponse response = call(request, actor);
		assertThat(response.getStatus()).isEqualTo(302);
		return Objects.requireNonNull(response.getRedirectedUrl());
	}

	private MockHttpServletResponse call(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.mvc.perform(request.with(Actors.signedIn(actor)).accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse();
	}

}
