package org.peerprescribing.outcomes;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class CheckInsIT {

	private static final CheckInAnswers STILL_USING = new CheckInAnswers(null, null, true, true, 5);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CheckIns checkIns;

	@Autowired
	private CheckInSweep sweep;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	private AccessScope patient;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
		this.patient = new AccessScope.OfPatient(this.path.patient().value());
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@Test
	void plansThreeAndAsksNoneBeforeItsDay() {
		assertThat(this.patient.call(() -> this.checkIns.of(this.path.prescription()))).hasSize(3);
		assertThat(this.patient.call(() -> this.checkIns.waiting(this.path.prescription()))).isEmpty();
	}

	@Test
	void climbsTheLadderOnThePatientsWordAndCompletesInWeekTwelve() {
		answer(42, STILL_USING);
		assertThat(latest().step()).isEqualTo(UptakeStep.STILL_USING_AT_6_WEEKS);
		assertThat(latest().joinedAt()).isNotNull();

		answer(42, STILL_USING);

		assertThat(latest().step()).isEqualTo(UptakeStep.FINISHED);
		assertThat(this.patient.call(() -> this.context.getBean(Prescribing.class).find(this.path.prescription()))
			.orElseThrow()
			.status()).isEqualTo(Prescription.Status.COMPLETED);
	}

	@Test
	void letsTheFirstAnswerStand() {
		CheckIn asked = answer(14, new CheckInAnswers(CheckInAnswers.Fit.YES, null, null, null, null));

		this.patient.run(() -> this.checkIns.answer(asked.id(),
				new CheckInAnswers(CheckInAnswers.Fit.NO, null, null, null, null)));

		CheckIn kept = this.patient.call(() -> this.checkIns.find(asked.id())).orElseThrow();
		assertThat(java.util.Objects.requireNonNull(kept.answers()).fit()).isEqualTo(CheckInAnswers.Fit.YES);
		assertThat(latest().step().isEnd()).isFalse();
	}

	@Test
	void takesANoAsNotRightAndLeavesThePrescriptionOpenForAnother() {
		answer(14, new CheckInAnswers(CheckInAnswers.Fit.NO, null, null, null, null));

		assertThat(latest().step()).isEqualTo(UptakeStep.NOT_RIGHT);
		assertThat(this.patient.call(() -> this.context.getBean(Prescribing.class).find(this.path.prescription()))
			.orElseThrow()
			.status()).isEqualTo(Prescription.Status.ACTIVE);
	}

	private CheckIn answer(int daysLater, CheckInAnswers answers) {
		this.clock.forward(Duration.ofDays(daysLater));
		this.sweep.run();
		CheckIn asked = this.patient.call(() -> this.checkIns.waiting(this.path.prescription())).orElseThrow();
		this.patient.run(() -> this.checkIns.answer(asked.id(), answers));
		return asked;
	}

	private Referral latest() {
		return this.patient.call(() -> this.context.getBean(Referrals.class).latest(this.path.prescription()))
			.orElseThrow();
	}

}
