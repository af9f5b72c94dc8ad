package org.peerprescribing.referral.web;

import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
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
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A prescription whose link has been sent, and a patient who opens it. */
@IntegrationTest
abstract class PatientPagesSetup {

	static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvc mvc;

	@Autowired
	MovableClock clock;

	@Autowired
	Referrals referrals;

	@Autowired
	Prescribing prescribing;

	@Autowired
	CommunityDirectory directory;

	IssuedPath path;

	Link link;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
		this.link = this.path.link(this.context);
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	Cookie confirm() throws Exception {
		MockHttpServletResponse response = page(born(post("/l/" + this.link.token()), "17", "5", "1985"));
		assertThat(response.getStatus()).isEqualTo(303);
		assertThat(response.getHeader("Location")).isEqualTo("/my");
		Cookie cookie = Objects.requireNonNull(response.getCookie(VisitFilter.COOKIE));
		assertThat(cookie.getSecure() && cookie.isHttpOnly()).isTrue();
		return cookie;
	}

	static MockHttpServletRequestBuilder born(MockHttpServletRequestBuilder request, String day, String month,
			String year) {
		return request.param("day", day).param("month", month).param("year", year).with(csrf());
	}

	MockHttpServletResponse page(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.accept("text/html")).andReturn().getResponse();
	}

	static String withoutToken(MockHttpServletResponse response) throws Exception {
		return response.getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
	}

	Referral latest() {
		return PRACTICE.call(() -> this.referrals.latest(this.path.prescription())).orElseThrow();
	}

	Prescription.Status status() {
		return PRACTICE.call(() -> this.prescribing.find(this.path.prescription())).orElseThrow().status();
	}

	String communityName() {
		return this.directory.find(latest().community()).orElseThrow().name();
	}

	boolean asked(WorkKind kind) {
		List<WorkItem> open = PRACTICE.call(() -> this.context.getBean(Worklist.class).openFor(Actors.clinician()));
		return open.stream()
			.anyMatch((item) -> item.kind() == kind
					&& item.subject().equals(this.path.prescription().value().toString()));
	}

}
