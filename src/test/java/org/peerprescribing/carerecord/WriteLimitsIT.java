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
		limit(new WriteLimits(false, true, true, true, true));

		Issued issued = issue();
		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED);
		assertThat(this.record.transactions()).isEmpty();
		assertThat(setup().backlog().heldBack()).isEqualTo(1);
		assertThat(setup().backlog().waiting()).isZero();
	}

	@Test
	void theEntriesThatMayBeWrittenGoOnWithoutTheOneThatMayNot() {
		limit(new WriteLimits(false, true, true, true, true));
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
		limit(new WriteLimits(true, true, true, false, true));
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
		limit(new WriteLimits(true, false, true, true, true));
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);
		this.record.breakWith(Fault.SERVER_ERROR);
		answerWeekSix(issued);
		revoke(issued);
		tryTimes(3);
		assertThat(this.record.transactions().getLast()).contains("QuestionnaireResponse");

		limit(new WriteLimits(true, false, true, false, true));

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED,
				RecordEntry.State.DONE);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
	}

	@Test
	void whatThePracticeHeldBackIsWrittenOnceItAllowsIt() {
		limit(new WriteLimits(false, true, true, true, true));
		Issued issued = issue();
		runDue();
		assertThat(entries(issued)).singleElement().matches(RecordEntry::heldBack);

		limit(WriteLimits.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(setup().backlog().heldBack()).isZero();
	}

	@Test
	void whatThePracticeStillForbidsStaysHeldBack() {
		limit(new WriteLimits(false, true, false, true, true));
		Issued issued = issue();
		runDue();
		revoke(issued);
		tryUntilFinished(issued);

		limit(new WriteLimits(false, true, true, true, true));
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED, RecordEntry.State.DONE);
	}

	@Test
	void whatThePatientReportedComesBackWithTheLimitUnlessTheyTookItBackMeanwhile() {
		limit(new WriteLimits(true, true, true, false, true));
		Issued shared = issue();
		Issued takenBack = issue();
		runDue();
		choose(shared, RecordSharing.EVERYTHING);
		choose(takenBack, RecordSharing.EVERYTHING);
		answerWeekSix(shared);
		this.clock.reset();
		answerWeekSix(takenBack);
		tryUntilFinished(shared);
		tryUntilFinished(takenBack);
		choose(takenBack, RecordSharing.NOTHING);
		choose(takenBack, RecordSharing.EVERYTHING);

		limit(WriteLimits.NONE);
		tryUntilFinished(shared);
		tryUntilFinished(takenBack);

		assertThat(states(shared)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.DONE);
		assertThat(states(takenBack)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED);
		assertThat(this.record.all(QuestionnaireResponse.class)).hasSize(1);
	}

	private void limit(WriteLimits limits) {
		assertThat(inPractice(() -> this.setups.limits(this.administrator, setup().version(), limits)))
			.isEqualTo(RecordSetup.Change.DONE);
	}

	private RecordSetup setup() {
		return inPractice(() -> this.setups.of(this.administrator));
	}

}
