package org.peerprescribing.referral.web;

import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class MyPagesIT extends PatientPagesSetup {

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

}
