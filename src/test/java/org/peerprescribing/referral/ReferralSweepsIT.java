package org.peerprescribing.referral;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a path for which nobody does anything. */
@IntegrationTest
class ReferralSweepsIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private ReferralSweeps sweeps;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private Worklist worklist;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	@Test
	void leavesAPathAloneUntilItsLastDayIsOver() {
		this.clock.forward(Duration.ofDays(98).minusHours(1));

		this.sweeps.run();

		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		assertThat(prescription().status()).isEqualTo(Prescription.Status.ACTIVE);
	}

	@Test
	void expiresOnDayNinetyEightWhereNobodyJoined() {
		reach(UptakeStep.OPENED);
		this.clock.forward(Duration.ofDays(98));

		this.sweeps.run();

		assertThat(latest().step()).isEqualTo(UptakeStep.EXPIRED);
		assertThat(latest().evidence()).isEqualTo(Evidence.SYSTEM_OBSERVED);
		assertThat(prescription().status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(prescription().reason()).isEqualTo(RevocationReason.EXPIRED);
	}

	@Test
	void finishesOnDayNinetyEightWhereSomebodyJoined() {
		reach(UptakeStep.JOINED);
		this.clock.forward(Duration.ofDays(98));

		this.sweeps.run();

		assertThat(latest().step()).isEqualTo(UptakeStep.FINISHED);
		assertThat(latest().taskStatus()).isEqualTo("completed");
		assertThat(prescription().status()).isEqualTo(Prescription.Status.COMPLETED);
	}

	@Test
	void endsTheReferralOfWhoeverHadNotJoinedASuspendedCommunity() {
		reach(UptakeStep.OPENED);

		whileSuspended(this.sweeps::run);

		assertThat(latest().step()).isEqualTo(UptakeStep.COMMUNITY_CLOSED);
		assertThat(prescription().status()).isEqualTo(Prescription.Status.ACTIVE);
		assertPracticeIsAskedToLook();
	}

	@Test
	void tellsTheDirectoryHowManyReferralsAreOpen() {
		CommunityId community = latest().community();
		TrackRecords records = this.context.getBean(TrackRecords.class);
		int open = records.openReferrals(community);

		PRACTICE.run(() -> this.referrals.sayNotRight(this.path.prescription(), NotRightReason.values()[0]));

		assertThat(open).isPositive();
		assertThat(records.openReferrals(community)).isEqualTo(open - 1);
		reach(UptakeStep.JOINED);
		assertThat(records.openReferrals(community)).isEqualTo(open - 1);
	}

	@Test
	void holdsTheReferralOfWhoeverHadJoinedASuspendedCommunity() {
		reach(UptakeStep.JOINED);

		whileSuspended(this.sweeps::run);

		assertThat(latest().step()).isEqualTo(UptakeStep.JOINED);
		assertThat(latest().taskStatus()).isEqualTo("on-hold");
		assertPracticeIsAskedToLook();
	}

	@Test
	void interruptsNobodyWhenTheCommunityIsBackBeforeAnybodyLooked() {
		whileSuspended(() -> {
		});

		this.sweeps.run();

		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		assertThat(latest().taskStatus()).isEqualTo("requested");
	}

	private void reach(UptakeStep step) {
		PRACTICE.run(() -> this.referrals.recordUptake(this.path.prescription(), step, Evidence.PATIENT_REPORTED,
				this.clock.instant()));
	}

	private void whileSuspended(Runnable work) {
		CommunityId community = latest().community();
		this.lifecycle.suspend(community, "Test", Actors.curator());
		try {
			work.run();
		}
		finally {
			IssuedPath.vet(this.context, community);
		}
	}

	private void assertPracticeIsAskedToLook() {
		assertThat(PRACTICE.call(() -> this.worklist.openFor(Actors.clinician())))
			.filteredOn((item) -> item.subject().equals(this.path.prescription().value().toString()))
			.singleElement()
			.satisfies((item) -> assertThat(item.kind()).isEqualTo(WorkKind.COMMUNITY_UNAVAILABLE));
	}

	private Referral latest() {
		return PRACTICE.call(() -> this.referrals.latest(this.path.prescription())).orElseThrow();
	}

	private Prescription prescription() {
		return PRACTICE.call(() -> this.prescribing.find(this.path.prescription())).orElseThrow();
	}

}
