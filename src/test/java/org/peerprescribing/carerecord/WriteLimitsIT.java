package org.peerprescribing.carerecord;

import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The practice's limit stands beside the patient's choice: the stricter counts. */
class WriteLimitsIT extends WriteBackScene {

	private final Actor administrator = Actors.administratorOf(this.practice);

	@Autowired
	private RecordSetups setups;

	@Test
	void anEntryThatThePracticeDoesNotWantIsCancelledAndCounted() {
		limit(new WriteLimits(false, true, true, true));

		Issued issued = issue();
		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED);
		assertThat(this.record.transactions()).isEmpty();
		assertThat(setup().backlog().heldBack()).isEqualTo(1);
		assertThat(setup().backlog().waiting()).isZero();
	}

	@Test
	void theEntriesThatMayBeWrittenGoOnWithoutTheOneThatMayNot() {
		limit(new WriteLimits(false, true, true, true));
		Issued issued = issue();
		runDue();

		revoke(issued);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED, RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).singleElement()
			.satisfies((request) -> assertThat(request.getStatus())
				.isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED));
	}

	@Test
	void nothingThatThePatientReportsIsWrittenWhereThePracticeDoesNotWantIt() {
		limit(new WriteLimits(true, true, true, false));
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);

		answerWeekSix(issued);
		tryUntilFinished(issued);
		revoke(issued);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED,
				RecordEntry.State.DONE);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
		assertThat(this.record.all(Task.class)).singleElement()
			.satisfies((task) -> assertThat(task.getBusinessStatus().getCodingFirstRep().getCode())
				.isNotEqualTo("still-using-at-6-weeks"));
		assertThat(setup().backlog().heldBack()).isEqualTo(1);
	}

	@Test
	void whatAlreadyWaitsIsMadeAnewWithinTheNewLimit() {
		limit(new WriteLimits(true, false, true, true));
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);
		this.record.breakWith(Fault.SERVER_ERROR);
		answerWeekSix(issued);
		revoke(issued);
		tryTimes(3);
		assertThat(this.record.transactions().getLast()).contains("QuestionnaireResponse");

		limit(new WriteLimits(true, false, true, false));

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED,
				RecordEntry.State.DONE);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
	}

	private void limit(WriteLimits limits) {
		assertThat(inPractice(() -> this.setups.limits(this.administrator, setup().version(), limits)))
			.isEqualTo(RecordSetup.Change.DONE);
	}

	private RecordSetup setup() {
		return inPractice(() -> this.setups.of(this.administrator));
	}

	private void revoke(Issued issued) {
		int version = inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow().version();
		inPractice(() -> {
			this.prescribing.revoke(issued.prescription(), version, this.clinician);
			return true;
		});
	}

}
