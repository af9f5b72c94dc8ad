package org.peerprescribing.consultation.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.prescribing.ErrorReason;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What came of the last closed month's prescriptions, in one line for whoever wrote them.
 */
@IntegrationTest
class MonthlyLineIT {

	private final OdsCode practice = new OdsCode("Y" + ThreadLocalRandom.current().nextInt(10_000, 99_999));

	private final Actor clinician = Actors.clinicianOf(this.practice);

	private final List<Issued> issued = new ArrayList<>();

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private MovableClock clock;

	@BeforeEach
	void fourPrescriptionsOfThisMonth() {
		for (int i = 0; i < 4; i++) {
			this.issued.add(IssuedPrescriptions.issue(this.context, this.clinician));
		}
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void itCountsWhatIsKnownOfTheLastMonthAsFarAsEachPatientSharesIt() throws Exception {
		reach(0, UptakeStep.DELIVERED, Evidence.CARRIER_REPORTED);
		reach(0, UptakeStep.OPENED, Evidence.SYSTEM_OBSERVED);
		reach(0, UptakeStep.JOINED, Evidence.PATIENT_REPORTED);
		reach(1, UptakeStep.JOINED, Evidence.PATIENT_REPORTED);
		assertThat(page()).as("the month is not over").doesNotContain("of 4 prescriptions");

		nextMonth();
		assertThat(page()).contains(
				"of 4 prescriptions 1 were delivered, 1 opened, 0 joined (they or the community say so), 0 said useful, 3 not heard from");
		share(1);
		assertThat(page()).contains("1 opened, 1 joined", "2 not heard from");
	}

	@Test
	void whatWasMadeInErrorIsNotCountedAndFewPeopleAreNoLine() throws Exception {
		inError(0);
		nextMonth();
		assertThat(page()).contains("of 3 prescriptions ");

		inError(1);
		assertThat(page()).contains("you prescribed to very few people").doesNotContain("prescriptions 0");
	}

	@Test
	void itIsTheirOwnAndCanBeSwitchedOffAndOn() throws Exception {
		nextMonth();
		assertThat(page()).contains("of 4 prescriptions");
		Actor other = new Actor("other", "Dr Other", this.practice, this.clinician.roles());
		assertThat(page(other)).doesNotContain("of 4 prescriptions");

		send(post("/prescribe/monthly-line").param("wanted", "false"));
		assertThat(page()).contains("Show me a line each month").doesNotContain("of 4 prescriptions");
		send(post("/prescribe/monthly-line").param("wanted", "true"));
		assertThat(page()).contains("of 4 prescriptions");
	}

	private void nextMonth() {
		Instant start = YearMonth.from(LocalDate.ofInstant(this.clock.instant(), London.ZONE))
			.plusMonths(1)
			.atDay(2)
			.atStartOfDay(London.ZONE)
			.toInstant();
		this.clock.forward(Duration.between(this.clock.instant(), start));
	}

	private void reach(int which, UptakeStep step, Evidence evidence) {
		inPractice(() -> this.referrals.recordUptake(this.issued.get(which).prescription(), step, evidence,
				this.clock.instant()));
	}

	private void inError(int which) {
		inPractice(() -> this.prescribing.enterInError(this.issued.get(which).prescription(),
				this.prescribing.find(this.issued.get(which).prescription()).orElseThrow().version(),
				ErrorReason.MADE_TWICE, this.clinician));
	}

	private void share(int which) {
		new AccessScope.OfPatient(this.issued.get(which).patient().value())
			.run(() -> this.context.getBean(Consents.class)
				.chooseSharing(this.issued.get(which).patient(), this.practice, RecordSharing.CODES_ONLY));
	}

	private void inPractice(Runnable work) {
		new AccessScope.OfOrganisation(this.practice).run(work);
	}

	private String page() throws Exception {
		return page(this.clinician);
	}

	private String page(Actor actor) throws Exception {
		return this.mvc.perform(get("/prescribe").accept(MediaType.TEXT_HTML).with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private void send(MockHttpServletRequestBuilder request) throws Exception {
		assertThat(this.mvc.perform(request.with(csrf()).with(Actors.signedIn(this.clinician)))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(302);
	}

}
