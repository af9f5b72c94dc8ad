package org.peerprescribing.prescribing;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.SharedReferrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.Actors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** After its issue, a clinician says that a prescription should never have been. */
class EnteredInErrorIT extends PrescribingSetup {

	private static final Actor CLINICIAN = Actors.clinician();

	@Autowired
	private Referrals referrals;

	@Autowired
	private SharedReferrals shared;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private PrescriptionId id;

	@BeforeEach
	void issue() {
		this.id = signed(command());
		WILLOW.run(() -> this.prescribing.issueNow(this.id, CLINICIAN));
	}

	@Test
	void itIsSaidOnceWithItsReasonHoweverOftenTheButtonIsPressed() {
		int version = find(this.id).version();

		inError(version, ErrorReason.WRONG_PATIENT);
		inError(version, ErrorReason.WRONG_PATIENT);
		inError(version, ErrorReason.MADE_TWICE);

		assertThat(find(this.id).status()).isEqualTo(Prescription.Status.ENTERED_IN_ERROR);
		assertThat(find(this.id).errorReason()).isEqualTo(ErrorReason.WRONG_PATIENT);
		assertThat(this.events.stream(PrescriptionEnteredInError.class)
			.filter((event) -> event.prescription().equals(this.id))).singleElement()
			.satisfies((event) -> assertThat(event.reason()).isEqualTo(ErrorReason.WRONG_PATIENT));
		assertThat(audited()).contains("enter-in-error-wrong-patient").doesNotContain("enter-in-error-made-twice");
	}

	@Test
	void whoeverLookedAtAnEarlierVersionIsToldSo() {
		int seen = find(this.id).version();
		WILLOW.run(() -> this.prescribing.revoke(this.id, seen, CLINICIAN));

		assertRefused(Problem.STALE_VERSION,
				() -> this.prescribing.enterInError(this.id, seen, ErrorReason.WRONG_CHOICE, CLINICIAN));
		inError(find(this.id).version(), ErrorReason.WRONG_CHOICE);

		assertThat(find(this.id).status()).isEqualTo(Prescription.Status.ENTERED_IN_ERROR);
		assertThat(find(this.id).reason()).isNull();
	}

	@Test
	void whatIsNotIssuedYetIsUndoneInstead() {
		PrescriptionId waiting = signed(command());

		assertRefused(Problem.BUSINESS_RULE, () -> this.prescribing.enterInError(waiting, find(waiting).version(),
				ErrorReason.WRONG_CHOICE, CLINICIAN));
	}

	@Test
	void anotherPracticeFindsNothing() {
		int version = find(this.id).version();

		assertThat(
				org.assertj.core.api.Assertions.catchThrowableOfType(org.peerprescribing.shared.ProblemException.class,
						() -> new AccessScope.OfOrganisation(Actors.HARBOUR_STREET)
							.run(() -> this.prescribing.enterInError(this.id, version, ErrorReason.WRONG_PATIENT,
									Actors.clinicianOf(Actors.HARBOUR_STREET))))
					.problem())
			.isEqualTo(Problem.NOT_FOUND);
	}

	@Test
	void theAttemptOnItsWayTakesNoStepAnyMore() {
		reach(UptakeStep.DELIVERED, Evidence.CARRIER_REPORTED);

		inError(find(this.id).version(), ErrorReason.WRONG_PATIENT);
		reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED);

		assertThat(attempt().taskStatus()).isEqualTo("entered-in-error");
		assertThat(attempt().step()).isEqualTo(UptakeStep.DELIVERED);
	}

	/** Its end, told or not, does not hide that it should never have begun. */
	@Test
	void anAttemptThatHasEndedIsMadeInErrorToo() {
		reach(UptakeStep.JOINED, Evidence.PATIENT_REPORTED);
		reach(UptakeStep.FINISHED, Evidence.PATIENT_REPORTED);
		assertThat(find(this.id).status()).isEqualTo(Prescription.Status.COMPLETED);
		int before = attempt().version();

		inError(find(this.id).version(), ErrorReason.WRONG_PATIENT);

		assertThat(attempt().taskStatus()).isEqualTo("entered-in-error");
		assertThat(attempt().step()).as("what the patient did not share stays with them").isEqualTo(UptakeStep.ISSUED);
		assertThat(attempt().version()).isGreaterThan(before);
	}

	private void inError(int version, ErrorReason reason) {
		WILLOW.run(() -> this.prescribing.enterInError(this.id, version, reason, CLINICIAN));
	}

	private void reach(UptakeStep step, Evidence evidence) {
		WILLOW.run(() -> this.referrals.recordUptake(this.id, step, evidence, this.clock.instant()));
	}

	private Referral attempt() {
		return WILLOW.call(() -> this.shared.of(this.id)).getLast();
	}

	private List<String> audited() {
		return new AccessScope.OfBackground("test").call(() -> this.transaction
			.execute((status) -> this.jdbc.sql("select activity from audit.entry where entity_id = ?")
				.param(this.id.value().toString())
				.query(String.class)
				.list()));
	}

}
