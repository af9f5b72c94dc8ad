package org.peerprescribing.referral.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@IntegrationTest
class PatientPagesIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MovableClock clock;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private CommunityDirectory directory;

	private IssuedPath path;

	private Link link;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
		this.link = this.path.link(this.context);
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@Test
	void countsNothingAsOpenedHoweverOftenProgramsLook() throws Exception {
		for (int i = 0; i < 50; i++) {
			assertThat(page(get("/l/" + this.link.token())).getStatus()).isEqualTo(200);
			assertThat(page(head("/l/" + this.link.token())).getStatus()).isEqualTo(200);
		}

		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
	}

	@Test
	void saysOnlyWhichSurgerySentThisBeforeTheDateOfBirth() throws Exception {
		String html = page(get("/l/" + this.link.token())).getContentAsString();

		assertThat(html).contains("Willow Bank Surgery").doesNotContain(communityName()).doesNotContain("Robin");
	}

	@Test
	void opensWithTheRightDateOfBirthAndShowsTheCommunity() throws Exception {
		Cookie cookie = confirm();

		String html = page(get("/my").cookie(cookie)).getContentAsString();

		assertThat(html).contains(communityName()).contains("Dr Test").contains("Willow Bank Surgery");
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void toleratesWhatMailProgramsDoToLinks() throws Exception {
		String token = this.link.token();
		for (String mangled : List.of(token.toLowerCase(java.util.Locale.ROOT), token + ".", token + "%20", token + "/",
				token + "?utm_source=mail&fbclid=1")) {
			assertThat(
					this.mvc.perform(get(java.net.URI.create("/l/" + mangled))).andReturn().getResponse().getStatus())
				.as(mangled)
				.isEqualTo(200);
		}
	}

	@Test
	void opensWithTheCodeOfTheLetterAndAnswersAlikeToAnyWrongPair() throws Exception {
		String code = this.link.code().toLowerCase(java.util.Locale.ROOT);
		MockHttpServletResponse wrongDate = page(born(post("/c").param("code", code), "1", "1", "1990"));
		MockHttpServletResponse wrongCode = page(born(post("/c").param("code", "ABCDEFGH"), "17", "5", "1985"));

		MockHttpServletResponse right = page(born(post("/c").param("code", code), "17", "5", "1985"));

		assertThat(right.getStatus()).isEqualTo(303);
		assertThat(withoutToken(wrongDate)).isEqualTo(withoutToken(wrongCode)).contains("do not match");
		assertThat(wrongDate.getStatus()).isEqualTo(wrongCode.getStatus());
	}

	@Test
	void restsAfterFiveWrongDatesTellsThePracticeAndNeverLocksForEver() throws Exception {
		for (String day : List.of("1", "31", "", "x", "99")) {
			assertThat(page(born(post("/l/" + this.link.token()), day, "2", "1985")).getStatus()).isEqualTo(422);
		}
		MockHttpServletResponse rightButResting = page(born(post("/l/" + this.link.token()), "17", "5", "1985"));
		this.clock.forward(Duration.ofMinutes(2));
		MockHttpServletResponse rightLater = page(born(post("/l/" + this.link.token()), "17", "5", "1985"));

		assertThat(rightButResting.getStatus()).isEqualTo(422);
		assertThat(rightLater.getStatus()).isEqualTo(303);
		assertThat(asked(WorkKind.LINK_WRONG_BIRTH_DATE)).isTrue();
	}

	@Test
	void saysSoWhenALinkIsUnknownExpiredOrRevoked() throws Exception {
		MockHttpServletResponse unknown = page(get("/l/0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
		MockHttpServletResponse nonsense = page(get("/l/nonsense"));
		Cookie cookie = confirm();
		PRACTICE.run(() -> {
			Prescription now = this.prescribing.find(this.path.prescription()).orElseThrow();
			this.prescribing.revoke(now.id(), now.version(), Actors.clinician());
		});
		MockHttpServletResponse revoked = page(get("/l/" + this.link.token()));
		MockHttpServletResponse midVisit = page(post("/my/joined").cookie(cookie).with(csrf()));

		assertThat(unknown.getStatus()).isEqualTo(404);
		assertThat(nonsense.getStatus()).isEqualTo(404);
		assertThat(revoked.getStatus()).isEqualTo(410);
		assertThat(revoked.getContentAsString()).contains("Ask your surgery for a new one");
		assertThat(midVisit.getStatus()).isEqualTo(410);
		assertThat(latest().step()).isEqualTo(UptakeStep.REVOKED);
	}

	@Test
	void expiresALinkThirtyDaysAfterThePrescription() throws Exception {
		this.clock.forward(Duration.ofDays(127));
		int before = page(get("/l/" + this.link.token())).getStatus();
		this.clock.forward(Duration.ofDays(2));
		int after = page(get("/l/" + this.link.token())).getStatus();

		assertThat(before).isEqualTo(200);
		assertThat(after).isEqualTo(410);
	}

	@Test
	void asksForTheLinkAgainWithoutAVisitOrAfterHalfAnHour() throws Exception {
		Cookie cookie = confirm();
		this.clock.forward(Duration.ofMinutes(31));

		assertThat(page(get("/my").cookie(cookie)).getStatus()).isEqualTo(401);
		assertThat(page(get("/my")).getContentAsString()).contains("Open the link again");
		assertThat(page(get("/my/check-in").cookie(new Cookie(VisitFilter.COOKIE, "made-up"))).getStatus())
			.isEqualTo(401);
	}

	@Test
	void leadsToTheVettedAddressAndNamesItAloneInThePolicy() throws Exception {
		Cookie cookie = confirm();
		java.net.URI address = Objects
			.requireNonNull(this.directory.find(latest().community()).orElseThrow().address());

		MockHttpServletResponse before = page(get("/my").cookie(cookie));
		MockHttpServletResponse sent = page(post("/my/go").cookie(cookie).with(csrf()));
		MockHttpServletResponse elsewhere = page(get("/my/choices").cookie(cookie));

		assertThat(before.getHeader("Content-Security-Policy"))
			.contains("form-action 'self' " + address.getScheme() + "://" + address.getHost() + ";");
		assertThat(elsewhere.getHeader("Content-Security-Policy")).contains("form-action 'self';");
		assertThat(sent.getStatus()).isEqualTo(303);
		assertThat(sent.getHeader("Location")).isEqualTo(address.toString());
		assertThat(latest().step()).isEqualTo(UptakeStep.LEFT_FOR_COMMUNITY);
	}

	@Test
	void offersOthersAtOnceWhenItIsNotRightAndOpensTheOneChosen() throws Exception {
		Cookie cookie = confirm();
		CommunityId first = latest().community();

		String html = page(post("/my/not-right").param("reason", "TOO_BUSY").cookie(cookie).with(csrf()))
			.getContentAsString();
		String other = html.replaceAll("(?s).*?name=\"community\" value=\"([a-z0-9-]+)\".*", "$1");
		page(post("/my/others").param("community", other).cookie(cookie).with(csrf()));
		page(post("/my/others").param("community", other).cookie(cookie).with(csrf()));

		List<Referral> all = PRACTICE.call(() -> this.referrals.of(this.path.prescription()));
		assertThat(all).hasSize(2);
		assertThat(all.getFirst().step()).isEqualTo(UptakeStep.NOT_RIGHT);
		assertThat(all.getFirst().taskStatus()).isEqualTo("cancelled");
		assertThat(all.getLast().community().value()).isEqualTo(other).isNotEqualTo(first.value());
		assertThat(all.getLast().replaces()).isEqualTo(all.getFirst().id());
	}

	@Test
	void handsToAPersonAfterTwoRematches() throws Exception {
		Cookie cookie = confirm();
		for (int i = 0; i < 2; i++) {
			String html = page(post("/my/not-right").param("reason", "TONE").cookie(cookie).with(csrf()))
				.getContentAsString();
			page(post("/my/others")
				.param("community", html.replaceAll("(?s).*?name=\"community\" value=\"([a-z0-9-]+)\".*", "$1"))
				.cookie(cookie)
				.with(csrf()));
		}
		page(post("/my/not-right").param("reason", "TONE").cookie(cookie).with(csrf()));

		assertThat(asked(WorkKind.NO_COMMUNITY_FITS)).isTrue();
		assertThat(PRACTICE.call(() -> this.referrals.of(this.path.prescription()))).hasSize(3);
		assertThat(status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(page(get("/my").cookie(cookie)).getContentAsString()).contains("asked your surgery");
	}

	@Test
	void keepsOthersAwayFromWhatFeltUnsafe() throws Exception {
		Cookie cookie = confirm();
		CommunityId felt = latest().community();
		try {
			page(post("/my/not-right").param("reason", "FELT_UNSAFE").cookie(cookie).with(csrf()));

			assertThat(this.directory.mayBePrescribed(felt)).isFalse();
			assertThat(this.context.getBean(Worklist.class).openFor(Actors.curator())).isNotNull();
		}
		finally {
			IssuedPath.vet(this.context, felt);
		}
	}

	@Test
	void completesThePrescriptionOfAMember() throws Exception {
		page(post("/my/member").cookie(confirm()).with(csrf()));

		assertThat(latest().step()).isEqualTo(UptakeStep.ALREADY_MEMBER);
		assertThat(status()).isEqualTo(Prescription.Status.COMPLETED);
	}

	@Test
	void asksThePracticeToLookWhenSomebodyNeedsHelpNow() throws Exception {
		Cookie cookie = confirm();

		page(post("/my/help-now").cookie(cookie).with(csrf()));

		assertThat(asked(WorkKind.NEEDS_HELP_NOW)).isTrue();
		assertThat(page(get("/my/help-now").cookie(cookie)).getContentAsString())
			.contains("Nobody reads this page straight away")
			.contains("999");
	}

	@Test
	void stopsMessagesAtOnceAndKeepsTheLadder() throws Exception {
		page(post("/my/stop").cookie(confirm()).with(csrf()));

		assertThat(
				PRACTICE.call(() -> this.context.getBean(Consents.class).permits(this.path.patient(), Purpose.CONTACT)))
			.isFalse();
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void keepsWhatMayGoBackToThePractice() throws Exception {
		Cookie cookie = confirm();
		MockHttpServletResponse nothingChosen = page(post("/my/choices").cookie(cookie).with(csrf()));
		page(post("/my/choices").param("sharing", "CODES_ONLY").cookie(cookie).with(csrf()));

		assertThat(nothingChosen.getStatus()).isEqualTo(422);
		assertThat(nothingChosen.getContentAsString()).contains("<title>Error: ");
		assertThat(PRACTICE.call(() -> this.context.getBean(Consents.class).sharing(this.path.patient())))
			.isEqualTo(RecordSharing.CODES_ONLY);
	}

	@Test
	void showsUrgentHelpAndTakesNoFreeTextOnEveryPage() throws Exception {
		Cookie cookie = confirm();
		List<MockHttpServletRequestBuilder> pages = List.of(get("/my"), get("/my/not-right"), get("/my/remind"),
				get("/my/choices"), get("/my/someone"), get("/my/help-now"), get("/my/check-in"), get("/help/urgent"),
				get("/help/privacy"), get("/help/accessibility"), get("/c"), get("/l/nonsense"),
				get("/l/" + this.link.token()), post("/my/not-right").with(csrf()), post("/my/remind").with(csrf()),
				post("/my/others").param("community", "no-such-community").with(csrf()));

		for (MockHttpServletRequestBuilder request : pages) {
			MockHttpServletResponse response = page(request.cookie(cookie));
			String html = response.getContentAsString();
			String where = response.getStatus() + " " + html.replaceAll("(?s).*<title>(.*?)</title>.*", "$1");
			assertThat(html).as(where)
				.contains("116 123")
				.contains("999")
				.doesNotContain("<textarea")
				.doesNotContain("??");
			assertThat(html.replaceAll("name=\"(day|month|year|code)\" type=\"text\"", "")).as(where)
				.doesNotContain("type=\"text\"");
		}
		assertThat(page(get("/my")).getContentAsString()).contains("116 123");
	}

	private Cookie confirm() throws Exception {
		MockHttpServletResponse response = page(born(post("/l/" + this.link.token()), "17", "5", "1985"));
		assertThat(response.getStatus()).isEqualTo(303);
		assertThat(response.getHeader("Location")).isEqualTo("/my");
		Cookie cookie = Objects.requireNonNull(response.getCookie(VisitFilter.COOKIE));
		assertThat(cookie.getSecure() && cookie.isHttpOnly()).isTrue();
		return cookie;
	}

	private static MockHttpServletRequestBuilder born(MockHttpServletRequestBuilder request, String day, String month,
			String year) {
		return request.param("day", day).param("month", month).param("year", year).with(csrf());
	}

	private MockHttpServletResponse page(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.accept("text/html")).andReturn().getResponse();
	}

	private static String withoutToken(MockHttpServletResponse response) throws Exception {
		return response.getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
	}

	private Referral latest() {
		return PRACTICE.call(() -> this.referrals.latest(this.path.prescription())).orElseThrow();
	}

	private Prescription.Status status() {
		return PRACTICE.call(() -> this.prescribing.find(this.path.prescription())).orElseThrow().status();
	}

	private String communityName() {
		return this.directory.find(latest().community()).orElseThrow().name();
	}

	private boolean asked(WorkKind kind) {
		List<WorkItem> open = PRACTICE.call(() -> this.context.getBean(Worklist.class).openFor(Actors.clinician()));
		return open.stream()
			.anyMatch((item) -> item.kind() == kind
					&& item.subject().equals(this.path.prescription().value().toString()));
	}

}
