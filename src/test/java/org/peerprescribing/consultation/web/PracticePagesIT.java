package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.LinkWorkerService;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.PrintedPaper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A practice's administrator sets up their own practice and sees who works there. */
@IntegrationTest
class PracticePagesIT {

	private final OdsCode practice = new OdsCode("Y" + ThreadLocalRandom.current().nextInt(10_000, 99_999));

	private final Actor administrator = Actors.administratorOf(this.practice);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Practices practices;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void oneStartPageLeadsToAllOfThem() throws Exception {
		String page = body(get("/practice"));

		for (String door : List.of("letterhead", "link-worker", "record", "codes", "filing", "use", "people",
				"accesses")) {
			assertThat(page).contains("href=\"/practice/" + door + "\"");
			assertThat(call(get("/practice/" + door), this.administrator).getStatus()).as(door).isEqualTo(200);
		}
	}

	@Test
	void theLetterheadStandsOnTheLetterAndOnTheFirstPageOfThePatient() throws Exception {
		saved(post("/practice/letterhead").params(letterhead("-1", "Elder Tree Surgery")));
		Actor clinician = Actors.clinicianOf(this.practice);
		Issued issued = IssuedPrescriptions.issue(this.context, clinician);

		PrintedPaper letter = new PrintedPaper(
				call(post("/prescriptions/" + issued.prescription().value() + "/letter").with(csrf()), clinician)
					.getContentAsByteArray());
		assertThat(letter.words()).contains("Elder Tree Surgery 1 Tree Lane Sandford 020 7946 0123 Weekdays, 8 to 6");
		Link link = IssuedPath.background()
			.call(() -> this.context.getBean(Referrals.class).mintLink(issued.prescription()));
		assertThat(firstPage(link, "en")).contains("Elder Tree Surgery").doesNotContain("Tree Lane");
		assertThat(firstPage(link, "cy")).contains("Meddygfa Ysgawen");
	}

	@Test
	void everyChangeIsKeptAndAuditedAndAStaleFormIsRefused() throws Exception {
		saved(post("/practice/letterhead").params(letterhead("-1", "Elder Tree Surgery")));
		saved(post("/practice/letterhead").params(letterhead("0", "Elder Tree Health Centre")));

		MockHttpServletResponse stale = call(
				post("/practice/letterhead").params(letterhead("0", "Something Else")).with(csrf()),
				this.administrator);

		assertThat(stale.getStatus()).isEqualTo(412);
		assertThat(stale.getContentAsString()).contains("in the meantime", "value=\"Something Else\"");
		assertThat(this.practices.letterhead(this.practice).orElseThrow().name()).isEqualTo("Elder Tree Health Centre");
		assertThat(this.jdbc.sql("select name from identity.letterhead where organisation = ? order by version")
			.param(this.practice.value())
			.query(String.class)
			.list()).containsExactly("Elder Tree Surgery", "Elder Tree Health Centre");
		assertThat(audited()).containsExactly("change-letterhead", "change-letterhead");
	}

	@Test
	void whatIsTooLongOrNamesAConditionIsRefusedBesideItsField() throws Exception {
		MockHttpServletResponse wrong = call(post("/practice/letterhead").params(letterhead("-1", "S".repeat(81)))
			.param("telephone", "ask reception")
			.with(csrf()), this.administrator);
		assertThat(wrong.getStatus()).isEqualTo(422);
		assertThat(wrong.getContentAsString()).contains("<title>Error: Letterhead", "href=\"#name\"", "name-error");

		MockHttpServletResponse telling = call(
				post("/practice/letterhead").params(letterhead("-1", "The Depression Clinic")).with(csrf()),
				this.administrator);

		assertThat(telling.getStatus()).isEqualTo(422);
		assertThat(telling.getContentAsString()).contains("Take out what names a condition");
		assertThat(this.practices.letterheadSet(this.practice)).isEmpty();
	}

	@Test
	void theWayWithoutAScreenIsThePracticesOwn() throws Exception {
		assertThat(this.practices.linkWorker(this.practice)).isEqualTo(LinkWorkerService.USUAL);

		saved(post("/practice/link-worker").param("version", "-1")
			.param("offered", "no")
			.param("name", "")
			.param("how", "Through reception")
			.param("withinDays", "3"));

		LinkWorkerService set = this.practices.linkWorker(this.practice);
		assertThat(set.offered()).isFalse();
		assertThat(set.withinDays()).isEqualTo(3);
		assertThat(body(get("/practice"))).contains("Your practice has none");
		assertThat(audited()).containsExactly("change-link-worker");
	}

	@Test
	void daysOutsideOneToSixtyAreRefused() throws Exception {
		for (String days : List.of("0", "61", "soon", "")) {
			MockHttpServletResponse refused = call(post("/practice/link-worker").param("version", "-1")
				.param("offered", "yes")
				.param("name", "Link worker")
				.param("withinDays", days)
				.with(csrf()), this.administrator);
			assertThat(refused.getStatus()).as(days).isEqualTo(422);
			assertThat(refused.getContentAsString()).contains("href=\"#withinDays\"");
		}
	}

	@Test
	void showsWhoWorksHereWithRoleAndDayAndNoPatient() throws Exception {
		assertThat(body(get("/practice/people"))).contains("Nobody in the last 90 days", "identity provider");
		Issued issued = IssuedPrescriptions.issue(this.context, Actors.clinicianOf(this.practice));
		saved(post("/practice/letterhead").params(letterhead("-1", "Elder Tree Surgery")));

		String page = body(get("/practice/people"));

		assertThat(page).contains("Dr Test", "Clinician", "Alex Administrator", "Practice administrator")
			.doesNotContain(issued.person().name().family(), issued.person().nhsNumber().value());
		assertThat(call(get("/practice/people"), Actors.administratorOf(Actors.HARBOUR_STREET)).getContentAsString())
			.doesNotContain("Elder");
	}

	@Test
	void theCodeMapInForceSaysWhoCheckedWhat() throws Exception {
		String page = body(get("/practice/codes"));

		assertThat(page).contains("Version 1 of the list, for England", "Text only", "By nobody yet",
				"The link worker was accepted, first contact");
		assertThat(page).doesNotContain("871731000000106", "??");
	}

	@Test
	void nobodyElseComesInAndNothingIsChangedWithoutTheToken() throws Exception {
		for (String door : List.of("", "/letterhead", "/link-worker", "/codes", "/people")) {
			for (Actor other : List.of(Actors.clinicianOf(this.practice), Actors.linkWorkerOf(this.practice),
					Actors.operator())) {
				assertThat(call(get("/practice" + door), other).getStatus()).as(door).isEqualTo(403);
			}
		}
		assertThat(call(post("/practice/letterhead").params(letterhead("-1", "Elder Tree Surgery")), this.administrator)
			.getStatus()).isEqualTo(403);
		assertThat(this.practices.letterheadSet(this.practice)).isEmpty();
	}

	private static org.springframework.util.MultiValueMap<String, String> letterhead(String version, String name) {
		return org.springframework.util.CollectionUtils
			.toMultiValueMap(Map.of("version", List.of(version), "name", List.of(name), "welshName",
					List.of("Meddygfa Ysgawen"), "address", List.of("1 Tree Lane\r\nSandford\r\n"), "telephone",
					List.of("020 7946 0123"), "hours", List.of("Weekdays, 8 to 6")));
	}

	private void saved(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse response = call(request.with(csrf()), this.administrator);
		assertThat(response.getStatus()).isEqualTo(302);
		assertThat(response.getRedirectedUrl()).endsWith("?done=yes");
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse response = call(request, this.administrator);
		assertThat(response.getStatus()).isEqualTo(200);
		return response.getContentAsString();
	}

	private String firstPage(Link link, String language) throws Exception {
		return this.mvc.perform(get("/l/" + link.token()).header("Accept-Language", language))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private MockHttpServletResponse call(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.mvc.perform(request.with(Actors.signedIn(actor)).accept(MediaType.ALL)).andReturn().getResponse();
	}

	/** What the administrator changed, in its order. */
	private List<String> audited() {
		return new AccessScope.OfOrganisation(this.practice)
			.call(() -> this.transaction.execute((status) -> this.jdbc.sql("""
					select activity from audit.entry where organisation = ? and actor = ? and action = 'U'
					order by recorded_at, id""")
				.params(this.practice.value(), this.administrator.id())
				.query(String.class)
				.list()));
	}

}
