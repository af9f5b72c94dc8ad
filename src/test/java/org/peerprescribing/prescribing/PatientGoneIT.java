package org.peerprescribing.prescribing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;

import static org.assertj.core.api.Assertions.assertThat;

/** What is open when a person dies or leaves the practice. */
class PatientGoneIT extends PrescribingSetup {

	@ParameterizedTest
	@EnumSource
	void revokesWhatIsIssued(Going going) {
		PrescriptionId first = issued();
		PrescriptionId second = issued();

		WILLOW.run(() -> going.tell(this.patients, this.patient));

		assertThat(find(first).status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(find(first).reason()).isEqualTo(RevocationReason.PATIENT_GONE);
		assertThat(find(second).reason()).isEqualTo(RevocationReason.PATIENT_GONE);
		assertThat(
				this.events.stream(PrescriptionRevoked.class).filter((event) -> event.patient().equals(this.patient)))
			.extracting(PrescriptionRevoked::prescription)
			.containsExactlyInAnyOrder(first, second);
	}

	@ParameterizedTest
	@EnumSource
	void countsNowhereWhatIsStillWithinTheGrace(Going going) {
		PrescriptionId id = signed(command());

		WILLOW.run(() -> going.tell(this.patients, this.patient));

		assertNotIssued(id, RevocationReason.PATIENT_GONE);
		afterTheGrace();
		assertNotIssued(id, RevocationReason.PATIENT_GONE);
		assertThat(
				this.events.stream(PrescriptionRevoked.class).filter((event) -> event.patient().equals(this.patient)))
			.isEmpty();
	}

	@Test
	void isHeardInBackgroundWorkToo() {
		PrescriptionId id = issued();

		new AccessScope.OfBackground("test").run(() -> this.patients.markLeft(this.patient));

		assertThat(find(id).reason()).isEqualTo(RevocationReason.PATIENT_GONE);
	}

	@Test
	void leavesWhatHasEndedAndWhatIsOthersAsItWas() {
		PrescriptionId completed = issued();
		WILLOW.run(() -> this.prescribing.complete(completed));
		PatientId gone = this.patient;
		this.patient = WILLOW
			.call(() -> this.patients.register(People.adultOf(Actors.WILLOW_BANK), Actors.clinician()));
		PrescriptionId others = issued();

		WILLOW.run(() -> this.patients.markDeceased(gone));

		assertThat(find(completed).status()).isEqualTo(Prescription.Status.COMPLETED);
		assertThat(find(others).status()).isEqualTo(Prescription.Status.ACTIVE);
	}

	private PrescriptionId issued() {
		PrescriptionId id = signed(command());
		WILLOW.run(() -> this.prescribing.issueNow(id, Actors.clinician()));
		return id;
	}

	enum Going {

		DIED {
			@Override
			void tell(Patients patients, PatientId patient) {
				patients.markDeceased(patient);
			}
		},
		LEFT {
			@Override
			void tell(Patients patients, PatientId patient) {
				patients.markLeft(patient);
			}
		};

		abstract void tell(Patients patients, PatientId patient);

	}

}
