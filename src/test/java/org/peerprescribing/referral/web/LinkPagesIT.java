package org.peerprescribing.referral.web;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class LinkPagesIT extends PatientPagesSetup {

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
				token + "?utm_source=mail&fbclid=1", token.substring(0, 20) + "%0D%0A" + token.substring(20),
				token + "%0A")) {
			assertThat(
					this.mvc.perform(get(java.net.URI.create("/l/" + mangled))).andReturn().getResponse().getStatus())
				.as(mangled)
				.isEqualTo(200);
		}
	}

	@Test
	void aLineBreakIsForgivenInALinkAndNowhereElse() throws Exception {
		assertThat(this.mvc.perform(get(java.net.URI.create("/help/urgent%0A"))).andReturn().getResponse().getStatus())
			.isEqualTo(400);
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

}
