package org.peerprescribing.consultation.web;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.SweepNow;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** A clinician leaves what is answered so far, and a colleague finishes it. */
@IntegrationTest
class DraftsIT {

	private static final String BIPOLAR = "13746004";

	private static final String GROUP = "bipolar-uk-ecommunity";

	private final OdsCode practice = new OdsCode(
			"Y" + java.util.concurrent.ThreadLocalRandom.current().nextInt(10_000, 99_999));

	private final Actor first = Actors.clinicianOf(this.practice);

	private final Actor colleague = new Actor("second-" + this.practice.value(), "Dr Second", this.practice,
			Set.of(Role.CLINICIAN));

	private final Actor third = new Actor("third-" + this.practice.value(), "Dr Third", this.practice,
			Set.of(Role.CLINICIAN));

	@Autowired
	private MockMvc mvc;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private MovableClock clock;

	@BeforeEach
	void listedAndKnown() throws Exception {
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
		visit(this.colleague);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void aNamedColleagueFindsItOnTheirListAndFinishesItAfterTheRiskIsAskedAgain() throws Exception {
		String draft = leave(answers(visit(this.first), "COULD_BE_RECOGNISED").param("colleague", this.colleague.id()));

		assertThat(body(get("/worklist"), this.colleague)).contains("A colleague left a prescription to be finished",
				draft);
		assertThat(body(get("/worklist"), this.third)).doesNotContain(draft);
		assertThat(body(get(draft), this.colleague)).contains("Dr Test", "Dr Second", "Someone to listen",
				"gets online: Phone", "Could be recognised online");

		String visit = redirect(post(draft + "/go-on"), this.colleague);
		String page = body(get(visit), this.colleague);
		assertThat(page).contains("You go on with what Dr Test left", "Answer about risk again")
			.containsPattern("value=\"SOMEONE_TO_LISTEN\"[^>]*checked")
			.containsPattern("value=\"PHONE\"[^>]*checked")
			.doesNotContainPattern("name=\"risk\"[^>]*checked")
			.doesNotContain("Send this one");
		String fits = body(answers(visit, "none"), this.colleague);
		String sent = redirect(answers(visit, "none").param("community", GROUP)
			.param("run", hidden(fits, "run"))
			.param("Idempotency-Key", hidden(fits, "Idempotency-Key"))
			.param("channel", "LETTER")
			.param("agreed", "yes"), this.colleague);

		assertThat(sent).startsWith("/prescriptions/");
		assertThat(body(get("/worklist"), this.colleague)).doesNotContain(draft);
		assertThat(status(get(draft), this.colleague)).isEqualTo(404);
	}

	@Test
	void pressedTwiceItIsLeftOnce() throws Exception {
		String visit = visit(this.first);

		String before = leave(answers(visit, "none"));
		String last = leave(answers(visit, "none"));

		assertThat(status(get(before), this.first)).isEqualTo(404);
		assertThat(body(get("/worklist"), this.first)).contains(last).doesNotContain(before);
	}

	@Test
	void aDraftIsNoPrescriptionAndCountsNowhere() throws Exception {
		leave(answers(visit(this.first), "none"));

		assertThat(new AccessScope.OfOrganisation(this.practice).call(() -> this.prescribing.latest(10))).isEmpty();
		assertThat(body(get("/prescriptions"), this.first)).contains("has prescribed nothing yet");
	}

	@Test
	void whatIsLeftForAnyoneIsOnEverybodysListAndOnThePatientsPage() throws Exception {
		String draft = leave(answers(visit(this.first), "none"));

		String worklist = body(get("/worklist"), this.third);
		assertThat(worklist).contains(draft);
		String story = body(get(between(body(get(draft), this.third), "/practice/patients/", "\"")), this.third);
		assertThat(story).contains("Dr Test left a prescription to be finished", draft);
	}

	@Test
	void somebodyAtRiskNowIsNotLeftForAnotherDay() throws Exception {
		MockHttpServletResponse refused = perform(answers(visit(this.first), "SUICIDAL_INTENT").param("later", "yes"),
				this.first);

		assertThat(refused.getStatus()).isEqualTo(200);
		assertThat(refused.getContentAsString()).contains("<title>Error: ", "Do not leave this for another day");
		assertThat(body(get("/worklist"), this.first)).doesNotContain("/prescribe/drafts/");
	}

	@Test
	void itLapsesAfterFourteenDaysWithItsTask() throws Exception {
		String draft = leave(answers(visit(this.first), "none"));
		this.clock.forward(Duration.ofDays(14).minusMinutes(1));
		SweepNow.of(this.context);
		assertThat(status(get(draft), this.first)).isEqualTo(200);

		this.clock.forward(Duration.ofMinutes(2));
		SweepNow.of(this.context);

		assertThat(status(get(draft), this.first)).isEqualTo(404);
		assertThat(body(get("/worklist"), this.first)).doesNotContain(draft);
	}

	@Test
	void whatIsNotNeededIsThrownAway() throws Exception {
		String draft = leave(answers(visit(this.first), "none"));

		redirect(post(draft + "/discard"), this.third);
		assertThat(status(post(draft + "/discard"), this.third)).isEqualTo(404);

		assertThat(status(get(draft), this.first)).isEqualTo(404);
		assertThat(body(get("/worklist"), this.first)).doesNotContain(draft);
	}

	@Test
	void nobodyElsewhereSeesItNorCanItBeLeftForThem() throws Exception {
		String draft = leave(answers(visit(this.first), "none"));

		assertThat(status(get(draft), Actors.clinician())).isEqualTo(404);
		assertThat(status(post(draft + "/go-on"), Actors.clinician())).isEqualTo(404);
		assertThat(status(post(draft + "/discard"), Actors.clinician())).isEqualTo(404);
		assertThat(status(get(draft), this.first)).isEqualTo(200);
		assertThat(status(answers(visit(this.first), "none").param("later", "yes").param("colleague", "somebody-else"),
				this.first))
			.isEqualTo(422);
	}

	private String leave(MockHttpServletRequestBuilder answered) throws Exception {
		String draft = redirect(answered.param("later", "yes"), this.first);
		assertThat(draft).startsWith("/prescribe/drafts/");
		return draft;
	}

	private String visit(Actor clinician) throws Exception {
		return redirect(post("/prescribe/by-hand").param("nhsNumber", People.nhsNumber().value())
			.param("day", "17")
			.param("month", "5")
			.param("year", "1985")
			.param("given", "Robin")
			.param("family", "Sample")
			.param("sex", "FEMALE")
			.param("language", "en"), clinician);
	}

	private static MockHttpServletRequestBuilder answers(String visit, String risk) {
		return post(visit).param("need", "other")
			.param("otherNeed", BIPOLAR)
			.param("wanted", "SOMEONE_TO_LISTEN")
			.param("online", "PHONE")
			.param("english", "yes")
			.param("risk", risk);
	}

	private static MockHttpServletRequestBuilder post(String path) {
		return MockMvcRequestBuilders.post(URI.create(path)).with(csrf());
	}

	private static String hidden(String page, String name) {
		return between(page, "name=\"" + name + "\" value=\"", "\"")
			.substring(("name=\"" + name + "\" value=\"").length());
	}

	/** With what it begins with. */
	private static String between(String page, String begin, String end) {
		int from = page.indexOf(begin);
		assertThat(from).as(begin).isNotNegative();
		return page.substring(from, page.indexOf(end, from + begin.length()));
	}

	private String body(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		MockHttpServletResponse response = perform(request, actor);
		assertThat(response.getStatus()).isEqualTo(200);
		return response.getContentAsString();
	}

	private String redirect(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		MockHttpServletResponse response = perform(request, actor);
		assertThat(response.getStatus()).isEqualTo(302);
		return Objects.requireNonNull(response.getRedirectedUrl());
	}

	private int status(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return perform(request, actor).getStatus();
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.mvc.perform(request.accept(MediaType.TEXT_HTML).with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse();
	}

}
