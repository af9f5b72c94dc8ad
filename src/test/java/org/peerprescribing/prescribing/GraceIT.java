package org.peerprescribing.prescribing;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.Actors;

import static org.assertj.core.api.Assertions.assertThat;

/** The minute between signing and issuing, and its end. */
class GraceIT extends PrescribingSetup {

	@Test
	void isIssuedOnlyWhenTheGraceIsOver() {
		PrescriptionId id = signed(command());
		this.sweep.run();
		assertThat(find(id).issuedAt()).isNull();
		assertThat(issuedEvents(id)).isEmpty();

		afterTheGrace();

		Prescription issued = find(id);
		assertThat(issued.status()).isEqualTo(Prescription.Status.ACTIVE);
		assertThat(issued.validUntil()).isEqualTo(at(issued.issuedAt()).plus(98, ChronoUnit.DAYS));
		assertThat(issuedEvents(id)).singleElement().satisfies((event) -> {
			assertThat(event.community()).isEqualTo(GROUP);
			assertThat(event.person().access()).isEqualTo(DigitalAccess.PHONE);
			assertThat(event.person().ageBand()).isEqualTo(AgeBand.FROM_25_TO_44);
		});
	}

	@Test
	void isIssuedOnceHoweverOftenTheSweepRuns() {
		PrescriptionId id = signed(command());

		afterTheGrace();
		this.sweep.run();
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		assertThat(issuedEvents(id)).hasSize(1);
	}

	@Test
	void countsNowhereWhenItIsUndoneWithinTheGrace() {
		PrescriptionId id = signed(command());

		WILLOW.run(() -> this.prescribing.undo(id, Actors.clinician()));
		afterTheGrace();

		assertThat(find(id).status()).isEqualTo(Prescription.Status.ENTERED_IN_ERROR);
		assertThat(issuedEvents(id)).isEmpty();
	}

	@Test
	void refusesToUndoWhatIsIssued() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		assertRefused(Problem.BUSINESS_RULE, () -> this.prescribing.undo(id, Actors.clinician()));
	}

	@Test
	void isNotIssuedWhenTheAgreementIsGoneByThen() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.consents.withdrawContact(this.patient, Actors.WILLOW_BANK));

		afterTheGrace();

		assertNotIssued(id, RevocationReason.NO_AGREEMENT);
	}

	@Test
	void isNotIssuedWhenThePersonHasDiedByThen() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.patients.markDeceased(this.patient));

		afterTheGrace();

		assertNotIssued(id, RevocationReason.PATIENT_GONE);
	}

	@Test
	void isNotIssuedWhenTheVettingHasLapsedByThen() {
		PrescriptionId id = signed(command());
		this.clock.forward(Duration.ofDays(365));

		this.sweep.run();

		assertNotIssued(id, RevocationReason.COMMUNITY_NOT_LISTED);
	}

}
