package org.peerprescribing.prescribing;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What can be done with a signed prescription, and by whom. */
class PrescribingIT extends PrescribingSetup {

	@Test
	void isNotFoundByAnotherPractice() {
		PrescriptionId id = signed(command());
		AccessScope harbour = new AccessScope.OfOrganisation(Actors.HARBOUR_STREET);

		assertThat(harbour.call(() -> this.prescribing.find(id))).isEmpty();
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> harbour.run(() -> this.prescribing.undo(id, Actors.clinicianOf(Actors.HARBOUR_STREET))))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.NOT_FOUND));
		SignPrescription command = command();
		assertThat(harbour.call(() -> this.prescribing.sign(command, Actors.clinicianOf(Actors.HARBOUR_STREET))))
			.isEqualTo(new SignResult.Refused(Problem.NOT_FOUND));
	}

	@Test
	void refusesToRevokeAnOlderVersion() {
		PrescriptionId id = signed(command());
		int before = find(id).version();
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		assertRefused(Problem.STALE_VERSION, () -> this.prescribing.revoke(id, before, Actors.clinician()));
		WILLOW.run(() -> this.prescribing.revoke(id, find(id).version(), Actors.clinician()));

		assertThat(find(id).reason()).isEqualTo(RevocationReason.WITHDRAWN);
	}

	@Test
	void completesOnce() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));

		WILLOW.run(() -> this.prescribing.complete(id));
		WILLOW.run(() -> this.prescribing.complete(id));
		WILLOW.run(() -> this.prescribing.close(id, RevocationReason.EXPIRED));

		assertThat(find(id).status()).isEqualTo(Prescription.Status.COMPLETED);
		assertThat(this.events.stream(PrescriptionCompleted.class).filter((event) -> event.prescription().equals(id)))
			.hasSize(1);
	}

	@Test
	void countsAnOfferOnce() {
		MatchAnswer answer = match(Set.of());

		WILLOW.run(() -> this.prescribing.recordOffer(answer.run(), Prescribing.Offer.OFFERED, Actors.clinician()));
		WILLOW.run(() -> this.prescribing.recordOffer(answer.run(), Prescribing.Offer.OFFERED, Actors.clinician()));

		assertThat(this.events.stream(OfferRecorded.class).filter((event) -> event.run().equals(answer.run())))
			.singleElement()
			.satisfies((event) -> assertThat(event.need()).isEqualTo(BIPOLAR));
	}

}
