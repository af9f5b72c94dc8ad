package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.Map;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What the patient reports goes into the record only as they chose. */
class PatientChoiceIT extends WriteBackScene {

	@Autowired
	private Measures measures;

	@Test
	void writesNothingThePatientReportsUntilTheyChoose() {
		Issued issued = issue();
		runDue();

		answerWeekSix(issued);
		tryTimes(2);

		assertThat(entries(issued)).extracting(RecordEntry::kind).containsExactly(RecordEntry.Kind.PRESCRIBED);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
		assertThat(this.record.all(Observation.class)).isEmpty();
	}

	@Test
	void writesTheFirstOutcomeThePatientShares() {
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);

		answerWeekSix(issued);
		tryUntilFinished(issued);

		assertThat(entries(issued)).extracting(RecordEntry::kind)
			.containsExactly(RecordEntry.Kind.PRESCRIBED, RecordEntry.Kind.FIRST_OUTCOME);
		assertThat(states(issued)).containsOnly(RecordEntry.State.DONE);
		assertThat(this.record.all(QuestionnaireResponse.class)).hasSize(1);
		assertThat(this.record.all(Observation.class)).hasSize(2)
			.allSatisfy((observation) -> assertThat(observation.getDerivedFromFirstRep().getReference())
				.startsWith("QuestionnaireResponse/"));
		assertThat(this.record.all(Task.class)).singleElement()
			.satisfies((task) -> assertThat(task.getBusinessStatus().getCodingFirstRep().getCode())
				.isEqualTo("still-using-at-6-weeks"));
	}

	@Test
	void cancelsWhatIsQueuedWhenThePatientTakesTheChoiceBack() {
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);
		this.record.goDown();
		answerWeekSix(issued);
		tryTimes(1);

		choose(issued, RecordSharing.NOTHING);
		this.record.comeBack();
		tryTimes(2);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
	}

	@Test
	void anEndThatWaitsIsMadeAnewWithoutTheirAnswersWhenThePatientTakesTheChoiceBack() {
		Issued issued = issue();
		runDue();
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekTwo(issued);
		this.record.breakWith(Fault.SERVER_ERROR);
		int version = inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow().version();
		inPractice(() -> {
			this.prescribing.revoke(issued.prescription(), version, this.clinician);
			return true;
		});
		tryTimes(3);
		assertThat(this.record.transactions().getLast()).contains("QuestionnaireResponse");

		choose(issued, RecordSharing.NOTHING);
		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.DONE);
		assertThat(this.record.all(QuestionnaireResponse.class)).isEmpty();
	}

	private void answerWeekTwo(Issued issued) {
		this.clock.forward(Duration.ofDays(15));
		asPatient(issued, () -> {
			this.checkIns.answer(this.checkIns.waiting(issued.prescription()).orElseThrow().id(),
					new CheckInAnswers(CheckInAnswers.Fit.YES, null, null, null, null));
			return true;
		});
	}

	@Test
	void writesMeasuresOfWhoeverSharesEverything() {
		Issued issued = issueAndMeasure();
		choose(issued, RecordSharing.EVERYTHING);

		answerWeekSix(issued);
		tryUntilFinished(issued);

		assertThat(this.record.all(QuestionnaireResponse.class)).hasSize(2);
		assertThat(this.record.all(Observation.class))
			.extracting((observation) -> observation.getCode().getCodingFirstRep().getCode())
			.containsExactlyInAnyOrder("uptake", "usefulness", "ucla3-total");
	}

	@Test
	void writesNoMeasureOfWhoeverSharesTheMainFactsOnly() {
		Issued issued = issueAndMeasure();
		choose(issued, RecordSharing.CODES_ONLY);

		answerWeekSix(issued);
		tryUntilFinished(issued);

		assertThat(this.record.all(QuestionnaireResponse.class)).singleElement()
			.satisfies((response) -> assertThat(response.getQuestionnaire()).contains("/Questionnaire/check-in|"));
		assertThat(this.record.all(Observation.class)).hasSize(2);
	}

	private Issued issueAndMeasure() {
		Issued issued = issue();
		runDue();
		asPatient(issued, () -> {
			this.measures.answer(issued.prescription(),
					Map.of("ucla3", Map.of("companionship", 1, "left-out", 2, "isolated", 3)));
			return true;
		});
		return issued;
	}

}
