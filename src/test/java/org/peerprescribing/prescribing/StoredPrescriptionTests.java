package org.peerprescribing.prescribing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoredPrescriptionTests {

	private static final Instant SIGNED = Instant.parse("2026-11-22T10:00:00Z");

	private static final Duration GRACE = Duration.ofSeconds(60);

	private final StoredPrescription prescription = StoredPrescription.sign(UUID.randomUUID(),
			new SignPrescription(new CommandKey("key-12345"), new PatientId(UUID.randomUUID()),
					new MatchRunId(UUID.randomUUID()), new CommunityId("a-group"), new SnomedConcept("35489007"),
					Set.of(SupportKind.EMOTIONAL, SupportKind.ESTEEM), null, null),
			Channel.LETTER, null, Actors.clinician(), SIGNED, GRACE);

	@Test
	void canBeUndoneUntilTheLastMomentOfTheGrace() {
		this.prescription.undo(SIGNED.plus(GRACE).minusMillis(1));

		assertThat(this.prescription.is(Prescription.Status.ENTERED_IN_ERROR)).isTrue();
	}

	@Test
	void cannotBeUndoneWhenTheGraceIsOver() {
		assertRefused(() -> this.prescription.undo(SIGNED.plus(GRACE)));
	}

	@Test
	void cannotBeUndoneOnceIssuedEvenWithinTheGrace() {
		this.prescription.issue(SIGNED.plusSeconds(5));

		assertRefused(() -> this.prescription.undo(SIGNED.plusSeconds(6)));
	}

	@Test
	void isDueExactlyWhenTheGraceIsOver() {
		assertThat(this.prescription.isDue(SIGNED.plus(GRACE).minusMillis(1))).isFalse();
		assertThat(this.prescription.isDue(SIGNED.plus(GRACE))).isTrue();
	}

	@Test
	void isGoodForNinetyEightDaysAfterItsIssue() {
		this.prescription.issue(SIGNED.plus(GRACE));

		assertThat(this.prescription.asPrescription().validUntil())
			.isEqualTo(SIGNED.plus(GRACE).plus(Duration.ofDays(98)));
	}

	@Test
	void cannotBeRevokedOrCompletedBeforeItsIssue() {
		assertRefused(() -> this.prescription.revoke(RevocationReason.WITHDRAWN, SIGNED));
		assertRefused(() -> this.prescription.complete(SIGNED));
	}

	@Test
	void isNotIssuedTwice() {
		this.prescription.issue(SIGNED);

		assertRefused(() -> this.prescription.issue(SIGNED));
	}

	@Test
	void keepsTheReasonForWhichItWasNotIssued() {
		this.prescription.refuseIssue(RevocationReason.NO_AGREEMENT, SIGNED.plus(GRACE));

		assertThat(this.prescription.asPrescription().reason()).isEqualTo(RevocationReason.NO_AGREEMENT);
		assertThat(this.prescription.asPrescription().issuedAt()).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "ACTIVE", "COMPLETED", "REVOKED" })
	void canTurnOutToBeMadeInErrorOnceIssuedAtWhateverStage(Prescription.Status stage) {
		this.prescription.issue(SIGNED);
		if (stage == Prescription.Status.COMPLETED) {
			this.prescription.complete(SIGNED);
		}
		if (stage == Prescription.Status.REVOKED) {
			this.prescription.revoke(RevocationReason.EXPIRED, SIGNED);
		}

		this.prescription.enterInError(ErrorReason.MADE_TWICE, SIGNED.plusSeconds(9));

		Prescription wrong = this.prescription.asPrescription();
		assertThat(wrong.status()).isEqualTo(Prescription.Status.ENTERED_IN_ERROR);
		assertThat(wrong.errorReason()).isEqualTo(ErrorReason.MADE_TWICE);
		assertThat(wrong.reason()).as("it stands for nothing else any more").isNull();
	}

	@Test
	void isUndoneAndNotMadeInErrorBeforeItsIssue() {
		assertRefused(() -> this.prescription.enterInError(ErrorReason.WRONG_CHOICE, SIGNED));
	}

	@Test
	void whatWasNotIssuedAfterTheGraceCannotBeUndone() {
		this.prescription.refuseIssue(RevocationReason.UNSAFE, SIGNED.plusSeconds(1));

		assertRefused(() -> this.prescription.undo(SIGNED.plusSeconds(2)));
	}

	private static void assertRefused(Runnable step) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(step::run)
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.BUSINESS_RULE));
	}

}
