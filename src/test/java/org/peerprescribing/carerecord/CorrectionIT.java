package org.peerprescribing.carerecord;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.StubRecordServer.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** What was written of a prescription that should never have been issued is corrected. */
class CorrectionIT extends WriteBackScene {

	@Test
	void allThatWasWrittenBecomesANewVersionOfItselfAndNothingIsDeleted() {
		Issued issued = written();
		int requests = this.record.all(ServiceRequest.class).size();

		enterInError(issued);
		tryUntilFinished(issued);

		assertThat(requests).isOne();
		assertThat(this.record.all(ServiceRequest.class)).singleElement().satisfies((request) -> {
			assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.ENTEREDINERROR);
			assertThat(request.getMeta().getVersionId()).isEqualTo("3");
			assertThat(request.getSubject().getReference()).startsWith("Patient/");
			assertThat(text(request)).contains("Entered in error: It was made for the wrong patient");
		});
		assertThat(this.record.all(Task.class)).singleElement()
			.satisfies((task) -> assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ENTEREDINERROR));
		assertThat(this.record.all(QuestionnaireResponse.class)).isNotEmpty()
			.allSatisfy((response) -> assertThat(response.getStatus())
				.isEqualTo(QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR));
		assertThat(this.record.all(Observation.class)).isNotEmpty().allSatisfy((observation) -> {
			assertThat(observation.getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
			assertThat(text(observation)).contains("Entered in error");
		});
	}

	/** It was theirs to let be written; it is the practice's to put right. */
	@Test
	void whatThePatientNoLongerSharesIsCorrectedToo() {
		Issued issued = written();
		choose(issued, RecordSharing.NOTHING);

		enterInError(issued);
		tryUntilFinished(issued);

		assertThat(this.record.all(Observation.class)).allSatisfy((observation) -> assertThat(observation.getStatus())
			.isEqualTo(Observation.ObservationStatus.ENTEREDINERROR));
	}

	@Test
	void whatMayHaveArrivedIsLookedForAndCorrected() {
		Issued issued = issue();
		this.record.breakWith(Fault.CUT_AFTER_COMMIT);
		runDue();
		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);

		enterInError(issued);
		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED, RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).singleElement()
			.satisfies((request) -> assertThat(request.getStatus())
				.isEqualTo(ServiceRequest.ServiceRequestStatus.ENTEREDINERROR));
	}

	/** Its row was on its way when the error became known: it is not sent again. */
	@Test
	void aTryThatWasRunningIsNotBegunAgain() throws SQLException {
		Issued issued = issue();
		try (Connection connection = PostgresForTests.administrator();
				PreparedStatement running = connection
					.prepareStatement("update carerecord.write_back set state = 'SENDING', attempts = 1,"
							+ " lease_owner = gen_random_uuid(), lease_until = now() - interval '1 second'"
							+ " where prescription = ?")) {
			running.setObject(1, issued.prescription().value());
			assertThat(running.executeUpdate()).isOne();
		}

		enterInError(issued);
		tryUntilFinished(issued);

		assertThat(this.record.transactions()).isEmpty();
		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED, RecordEntry.State.CANCELLED);
	}

	@Test
	void whatNeverArrivedNeedsNoCorrection() {
		Issued issued = issue();
		this.record.breakWith(Fault.SERVER_ERROR);
		runDue();
		enterInError(issued);
		this.record.breakWith(Fault.NONE);

		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED, RecordEntry.State.CANCELLED);
		assertThat(this.record.all(ServiceRequest.class)).isEmpty();
		assertThat(inPractice(() -> this.worklist.openFor(this.clinician))).isEmpty();
	}

	@Test
	void whatWasThereAndIsMissingIsForAPersonToFind() {
		Issued issued = written();
		this.record.lose(ServiceRequest.class);
		this.record.lose(Task.class);
		this.record.lose(QuestionnaireResponse.class);
		this.record.lose(Observation.class);

		enterInError(issued);
		tryUntilFinished(issued);

		assertThat(states(issued)).endsWith(RecordEntry.State.DEAD);
		assertThat(inPractice(() -> this.worklist.openFor(this.clinician))).isNotEmpty();
	}

	@Test
	void aCorrectionThatWasCutOffIsThereOnce() {
		Issued issued = written();
		enterInError(issued);
		this.record.breakWith(Fault.CUT_AFTER_COMMIT);
		runDue();
		this.record.breakWith(Fault.NONE);

		tryUntilFinished(issued);

		assertThat(states(issued)).endsWith(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).singleElement()
			.satisfies((request) -> assertThat(request.getMeta().getVersionId()).isEqualTo("3"));
	}

	/** The prescription, and what the patient answered after six weeks. */
	private Issued written() {
		Issued issued = issue();
		choose(issued, RecordSharing.EVERYTHING);
		runDue();
		answerWeekSix(issued);
		tryUntilFinished(issued);
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.DONE);
		return issued;
	}

	private static String text(DomainResource resource) {
		return String.join(" ", EntrySections.sentences(resource));
	}

}
