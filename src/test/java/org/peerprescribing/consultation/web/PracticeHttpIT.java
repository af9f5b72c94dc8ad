package org.peerprescribing.consultation.web;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Link;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;
import org.peerprescribing.support.People;
import org.peerprescribing.support.Visitor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For whom a practice may not prescribe, or not any more, from both sides of the network.
 */
@OverHttp
class PracticeHttpIT {

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

	private Visitor practice;

	@BeforeEach
	void issue() throws Exception {
		this.path = IssuedPath.issue(this.context);
		this.link = this.path.link(this.context);
		this.patient = Visitor.at(this.port);
		this.practice = Visitor.at(this.port);
	}

	@Test
	void nobodyUnderSixteenIsShownACommunity() throws Exception {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), java.time.ZoneId.of("Europe/London"));
		this.practice.signIn(Actors.clinician());
		this.practice.get("/prescribe");

		HttpResponse<String> young = byHand(today.minusYears(16).plusDays(1));
		this.practice.get("/prescribe");
		HttpResponse<String> oldEnough = byHand(today.minusYears(16));

		assertThat(young.body()).contains("Under 16: services for young people").doesNotContain("Send this one");
		assertThat(oldEnough.statusCode()).isEqualTo(302);
	}

	@Test
	void whoDiesFindsNoOpenDoorLeftBehind() throws Exception {
		this.patient.confirm("/l/" + this.link.token(), People.BORN);
		this.patient.get("/my");
		PRACTICE.run(() -> this.context.getBean(Patients.class).markDeceased(this.path.patient()));

		assertThat(this.patient.get("/l/" + this.link.token()).statusCode()).isEqualTo(410);
		assertThat(this.patient.press("/my/joined").statusCode()).isEqualTo(410);
		assertThat(prescription().status()).isEqualTo(Prescription.Status.REVOKED);
	}

	@Test
	void whoLeavesThePracticeKeepsNoLinkOfIt() throws Exception {
		PRACTICE.run(() -> this.context.getBean(Patients.class).markLeft(this.path.patient()));

		HttpResponse<String> answer = this.patient.get("/l/" + this.link.token());

		assertThat(answer.statusCode()).isEqualTo(410);
		assertThat(answer.body()).contains("Ask your surgery for a new one", "id=\"urgent-help\"");
		assertThat(prescription().status()).isEqualTo(Prescription.Status.REVOKED);
	}

	@Test
	void whoAsksToBeErasedIsErasedByThePracticeAndTheClinicalRecordStays() throws Exception {
		this.patient.confirm("/l/" + this.link.token(), People.BORN);
		this.patient.get("/my/choices");
		HttpResponse<String> asked = this.patient.press("/my/erasure");
		this.practice.signIn(Actors.administratorOf(Actors.WILLOW_BANK));
		String address = "/practice/patients/" + this.path.patient().value() + "/erasure";
		String worklist = this.practice.get("/worklist").body();
		this.practice.get(address);
		int counted = rows("reporting.fact", "prescription", this.path.prescription().value());
		HttpResponse<String> erased = this.practice.press(address, "reason=PATIENT_ASKED", "confirmed=yes");

		assertThat(asked.body()).contains("We have asked your surgery");
		assertThat(worklist).contains(address);
		assertThat(erased.statusCode()).isEqualTo(200);
		assertThat(erased.body()).contains("The details are erased and the links are closed.");
		assertThat(this.patient.get("/l/" + this.link.token()).statusCode()).isEqualTo(410);
		assertThat(this.patient.get("/my").statusCode()).isIn(401, 410);
		HttpResponse<String> record = this.practice.fhir(Actors.clinician(),
				"/ServiceRequest/" + this.path.prescription().value());
		assertThat(record.statusCode()).isEqualTo(200);
		assertThat(record.body()).contains("\"revoked\"", "Dr Test");
		assertThat(rows("referral.ladder_entry", "patient", this.path.patient().value())).isPositive();
		assertThat(rows("notification.outbox", "patient", this.path.patient().value())).isZero();
		assertThat(rows("reporting.fact", "prescription", this.path.prescription().value()))
			.isGreaterThanOrEqualTo(counted);
	}

	private HttpResponse<String> byHand(LocalDate born) throws Exception {
		return this.practice.press("/prescribe/by-hand", "nhsNumber=" + People.nhsNumber().value(),
				"day=" + born.getDayOfMonth(), "month=" + born.getMonthValue(), "year=" + born.getYear(), "given=Robin",
				"family=Sample", "sex=FEMALE", "language=en");
	}

	private Prescription prescription() {
		return PRACTICE.call(() -> this.context.getBean(Prescribing.class).find(this.path.prescription()))
			.orElseThrow();
	}

	private int rows(String table, String column, Object value) {
		return IssuedPath.background()
			.call(() -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
				.execute((status) -> this.context.getBean(JdbcClient.class)
					.sql("select count(*) from " + table + " where " + column + " = ?")
					.param(value)
					.query(Integer.class)
					.single())));
	}

}
