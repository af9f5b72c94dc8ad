package org.peerprescribing.referral.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;
import org.peerprescribing.support.People;
import org.peerprescribing.support.Visitor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A link on the network: whole, spoilt, tried out, over, and in the hands of programs.
 */
@OverHttp
class LinksHttpIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	private Link link;

	private Visitor patient;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
		this.link = this.path.link(this.context);
		this.patient = Visitor.at(this.port);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void anUnknownShortOrAlteredLinkIsNotFoundAndAnExpiredOneSaysWhereToAsk() throws Exception {
		String token = this.link.token();
		String altered = (token.charAt(7) == 'A' ? "B" : "A");
		for (String wrong : List.of(LinkText.newToken(), token.substring(0, 20),
				token.substring(0, 7) + altered + token.substring(8), token + "A", "nonsense")) {
			HttpResponse<String> answer = this.patient.get("/l/" + wrong);
			assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
			assertThat(answer.body()).contains("We cannot find this page", "id=\"urgent-help\"", "116 123")
				.doesNotContain("Willow Bank", wrong);
		}
		this.patient.get("/l/" + token);
		this.clock.forward(Duration.ofDays(129));
		HttpResponse<String> expired = this.patient.get("/l/" + token);
		HttpResponse<String> tooLate = this.patient.press("/l/" + token, "day=17", "month=5", "year=1985");

		assertThat(expired.statusCode()).isEqualTo(410);
		assertThat(expired.body()).contains("Ask your surgery for a new one", "id=\"urgent-help\"", "116 123")
			.doesNotContain("Willow Bank", token);
		assertThat(tooLate.statusCode()).isEqualTo(410);
		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
	}

	@Test
	void aHundredScannersAndPreviewsLeaveTheReferralAsItWas() throws Exception {
		Visitor practice = Visitor.at(this.port);
		String task = "/Task/" + latest().id().value();
		String before = practice.fhir(Actors.clinician(), task).body();
		String page = "/l/" + this.link.token();
		for (int i = 0; i < 25; i++) {
			for (HttpResponse<String> answer : List.of(this.patient.send("HEAD", page, Map.of()),
					this.patient.send("GET", page, Map.of("Sec-Purpose", "prefetch;prerender")),
					this.patient.send("GET", page, Map.of("User-Agent", "Slackbot-LinkExpanding 1.0")),
					this.patient.get(page))) {
				assertThat(answer.statusCode()).isEqualTo(200);
			}
		}

		assertThat(before).contains("\"Task\"");
		assertThat(practice.fhir(Actors.clinician(), task).body()).isEqualTo(before);
		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		assertThat(this.patient.confirm(page, People.BORN).statusCode()).isEqualTo(303);
		assertThat(practice.fhir(Actors.clinician(), task).body()).isNotEqualTo(before);
	}

	@Test
	void afterRevocationTheLinkAndTheOpenVisitAreOver() throws Exception {
		Link second = this.path.link(this.context);
		this.patient.confirm("/l/" + this.link.token(), People.BORN);
		this.patient.get("/my");
		PRACTICE.run(() -> {
			Prescribing prescribing = this.context.getBean(Prescribing.class);
			prescribing.revoke(this.path.prescription(),
					prescribing.find(this.path.prescription()).orElseThrow().version(), Actors.clinician());
		});

		HttpResponse<String> pressed = this.patient.press("/my/joined");

		assertThat(pressed.statusCode()).isEqualTo(410);
		assertThat(pressed.body()).contains("id=\"urgent-help\"");
		for (Link each : List.of(this.link, second)) {
			HttpResponse<String> again = this.patient.get("/l/" + each.token());
			assertThat(again.statusCode()).isEqualTo(410);
			assertThat(again.body()).contains("Ask your surgery for a new one");
		}
		assertThat(latest().step()).isEqualTo(UptakeStep.REVOKED);
	}

	@Test
	void whatMailProgramsDoToALinkIsForgiven() throws Exception {
		String token = this.link.token();
		List<String> spoilt = List.of(token.toLowerCase(Locale.ROOT), token + ".", token + "%20", "%20" + token,
				token + "/", token + "?utm_source=mail&utm_campaign=x", token + "?fbclid=IwAR0",
				token.substring(0, 20) + "%0D%0A" + token.substring(20), token + "%0A");
		for (String each : spoilt) {
			HttpResponse<String> answer = this.patient.get("/l/" + each);
			assertThat(answer.statusCode()).as(each).isEqualTo(200);
			assertThat(answer.body()).as(each).contains("Willow Bank Surgery");
		}

		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		assertThat(this.patient.confirm("/l/" + spoilt.getFirst(), People.BORN).statusCode()).isEqualTo(303);
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void fiveWrongDatesRestALinkInTheSameWordsAndNeverLockItForEver() throws Exception {
		String page = "/l/" + this.link.token();
		List<String> refusals = new ArrayList<>();
		for (String day : List.of("1", "31", "", "x", "99")) {
			this.patient.get(page);
			HttpResponse<String> wrong = this.patient.press(page, "day=" + day, "month=2", "year=1985");
			assertThat(wrong.statusCode()).isEqualTo(422);
			refusals.add(withoutToken(wrong));
		}
		HttpResponse<String> rightButResting = this.patient.confirm(page, People.BORN);
		refusals.add(withoutToken(rightButResting));
		UptakeStep resting = latest().step();
		this.clock.forward(Duration.ofMinutes(2));

		assertThat(rightButResting.statusCode()).isEqualTo(422);
		assertThat(refusals).allMatch(refusals.getFirst()::equals);
		assertThat(resting).isEqualTo(UptakeStep.ISSUED);
		assertThat(this.patient.confirm(page, People.BORN).statusCode()).isEqualTo(303);
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	/** From another address of this machine, so that nobody else is held up. */
	@Test
	void whoTriesLinksOutIsToldToWaitAndARealLinkBesideThemOpens() throws Exception {
		String address = "127.0." + (UUID.randomUUID().hashCode() & 0x7f) + ".81";
		Visitor trying = Visitor.from(address, this.port);
		HttpResponse<String> answer = trying.get("/l/" + LinkText.newToken());
		int tries = 1;
		while (answer.statusCode() == 404 && tries < 2 * OverHttp.LINKS_AT_ONCE) {
			answer = trying.get("/l/" + LinkText.newToken());
			tries++;
		}

		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(tries).isGreaterThan(OverHttp.LINKS_AT_ONCE);
		assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElse(""))).isPositive();
		assertThat(answer.body()).contains("Too many tries", "id=\"urgent-help\"", "116 123");
		assertThat(this.patient.get("/l/" + LinkText.newToken()).statusCode()).isEqualTo(404);
		assertThat(Visitor.from(address, this.port).confirm("/l/" + this.link.token(), People.BORN).statusCode())
			.isEqualTo(303);
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	private Referral latest() {
		return PRACTICE.call(() -> this.context.getBean(Referrals.class).latest(this.path.prescription()))
			.orElseThrow();
	}

	private static String withoutToken(HttpResponse<String> page) {
		return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
	}

}
