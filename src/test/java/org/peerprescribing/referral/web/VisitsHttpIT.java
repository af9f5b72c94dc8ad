package org.peerprescribing.referral.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.SweepNow;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;
import org.peerprescribing.support.People;
import org.peerprescribing.support.Visitor;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A patient who has come in, as the network and whoever shares the device see it. */
@OverHttp
class VisitsHttpIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	private static final Pattern CHOICE = Pattern.compile("name=\"community\" value=\"([^\"]+)\"");

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
	void onASharedDeviceNothingIsKeptAndTheVisitEndsAfterHalfAnHour() throws Exception {
		HttpResponse<String> entered = this.patient.confirm("/l/" + this.link.token(), People.BORN);
		List<String> addresses = List.of("/my", "/my/choices", "/my/not-right", "/my/help-now");
		for (String address : addresses) {
			HttpResponse<String> page = this.patient.get(address);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.headers().firstValue("Cache-Control").orElse("")).as(address).contains("no-store");
		}
		this.clock.forward(Duration.ofMinutes(31));

		assertThat(entered.headers().allValues("Set-Cookie")).filteredOn((one) -> one.startsWith("__Host-visit="))
			.singleElement()
			.asString()
			.contains("Path=/", "Max-Age=1800", "Secure", "HttpOnly", "SameSite=Lax")
			.doesNotContain("Domain");
		for (String address : addresses) {
			HttpResponse<String> back = this.patient.get(address);
			assertThat(back.statusCode()).as(address).isEqualTo(401);
			assertThat(back.body()).contains("Open the link again", "id=\"urgent-help\"").doesNotContain("Dr Test");
		}
		assertThat(this.patient.press("/my/joined").statusCode()).isEqualTo(401);
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void whoNeedsHelpNowSeesTheEmergencyCardAndThePracticeIsAsked() throws Exception {
		this.patient.confirm("/l/" + this.link.token(), People.BORN);
		this.patient.get("/my");

		HttpResponse<String> pressed = this.patient.press("/my/help-now");
		HttpResponse<String> shown = this.patient.get(pressed.headers().firstValue("Location").orElseThrow());

		assertThat(pressed.statusCode()).isEqualTo(303);
		assertThat(shown.body()).contains("nhsuk-card--care--emergency", "999", "Nobody reads this page straight away");
		assertThat(asked(WorkKind.NEEDS_HELP_NOW)).isTrue();
	}

	@Test
	void whoseLinkHasExpiredIsShownTheEmergencyHelpAtOnceAndNobodyIsNamed() throws Exception {
		this.patient.confirm("/l/" + this.link.token(), People.BORN);
		this.patient.get("/my");
		this.clock.forward(Duration.ofDays(129));

		for (HttpResponse<String> answer : List.of(this.patient.get("/l/" + this.link.token()),
				this.patient.press("/my/help-now"), this.patient.get("/help/urgent"))) {
			assertThat(answer.body()).contains("id=\"urgent-help\"", "999", "116 123").doesNotContain("Robin");
		}
		assertThat(asked(WorkKind.NEEDS_HELP_NOW)).isFalse();
	}

	/** The curator, the patient and the clinician, each at their own door. */
	@Test
	void whoseCommunityIsSuspendedIsOfferedOthersAndThePracticeIsAsked() throws Exception {
		this.patient.confirm("/l/" + this.link.token(), People.BORN);
		CommunityId community = latest().community();
		Visitor curator = Visitor.at(this.port);
		curator.signIn(Actors.curator());
		curator.get("/directory/" + community);
		try {
			assertThat(curator.press("/directory/" + community + "/suspend", "why=It+is+a+casino+now").statusCode())
				.isEqualTo(302);
			SweepNow.run(this.context);
			HttpResponse<String> page = this.patient.get("/my");
			assertThat(page.body()).doesNotContain("value=\"" + community + "\"").contains("id=\"urgent-help\"");
			assertThat(this.patient.press("/my/go").headers().firstValue("Location")).hasValue("/my");
			Matcher others = CHOICE.matcher(page.body());
			assertThat(others.find()).isTrue();
			this.patient.press("/my/others", "community=" + others.group(1));
			Visitor clinician = Visitor.at(this.port);
			clinician.signIn(Actors.clinician());

			assertThat(latest().community()).isEqualTo(new CommunityId(others.group(1))).isNotEqualTo(community);
			assertThat(clinician.get("/worklist").body()).contains("A community is not available any more");
		}
		finally {
			IssuedPath.vet(this.context, community);
		}
		SweepNow.run(this.context);
	}

	private Referral latest() {
		return PRACTICE.call(() -> this.context.getBean(Referrals.class).latest(this.path.prescription()))
			.orElseThrow();
	}

	private boolean asked(WorkKind kind) {
		return PRACTICE.call(() -> this.context.getBean(Worklist.class)
			.openFor(Actors.clinician())
			.stream()
			.anyMatch((item) -> item.kind() == kind
					&& item.subject().equals(this.path.prescription().value().toString())));
	}

}
