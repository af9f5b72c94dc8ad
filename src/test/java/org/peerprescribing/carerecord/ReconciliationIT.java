package org.peerprescribing.carerecord;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A difference planted in the record system is found, and what is missing written again.
 */
class ReconciliationIT extends WriteBackScene {

	private final Actor operator = Actors.operator();

	@Autowired
	private Reconciliation reconciliation;

	@Autowired
	private ReconcileCommand command;

	@Autowired
	private RecordOperations operations;

	@Test
	void whereBothAgreeNothingIsFound() {
		written();

		assertThat(found()).isEmpty();
	}

	@Test
	void whatIsMissingThereIsFoundAndWrittenAgainOnce() {
		Issued issued = written();
		this.record.lose(Task.class);
		this.record.lose(ServiceRequest.class);

		assertThat(found()).extracting(RecordDifference::type, RecordDifference::kind)
			.containsExactlyInAnyOrder(
					org.assertj.core.api.Assertions.tuple("ServiceRequest", RecordDifference.Kind.MISSING),
					org.assertj.core.api.Assertions.tuple("Task", RecordDifference.Kind.MISSING));
		assertThat(states(issued)).as("finding writes nothing").containsExactly(RecordEntry.State.DONE);

		this.operations.sendAgain(issued.prescription(), this.operator);
		assertThat(states(issued)).as("no receipt for what is not there").containsExactly(RecordEntry.State.PENDING);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(this.record.all(Task.class)).hasSize(1);
		assertThat(found()).isEmpty();
	}

	@Test
	void whatThePatientReportedIsWrittenAgainTooWhereItIsMissing() {
		Issued issued = written();
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekSix(issued);
		tryUntilFinished(issued);
		assertThat(this.record.all(QuestionnaireResponse.class)).hasSize(1);
		this.record.lose(QuestionnaireResponse.class);

		assertThat(found()).extracting(RecordDifference::type).containsExactly("QuestionnaireResponse");
		this.operations.sendAgain(issued.prescription(), this.operator);
		tryUntilFinished(issued);

		assertThat(this.record.all(QuestionnaireResponse.class)).hasSize(1);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(found()).isEmpty();
	}

	@Test
	void whatSaysSomethingElseOrIsThereTwiceIsFound() {
		Issued issued = written();
		this.record.all(ServiceRequest.class).getFirst().setStatus(ServiceRequest.ServiceRequestStatus.ONHOLD);
		this.record.hold(this.record.all(Task.class).getFirst().copy());

		assertThat(found()).extracting(RecordDifference::type, RecordDifference::kind)
			.containsExactlyInAnyOrder(
					org.assertj.core.api.Assertions.tuple("ServiceRequest", RecordDifference.Kind.OTHER),
					org.assertj.core.api.Assertions.tuple("Task", RecordDifference.Kind.SEVERAL));
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
	}

	@Test
	void aRecordSystemThatIsDownIsNoDifference() {
		written();
		this.record.goDown();

		assertThat(compare().notRead()).isPositive();
		assertThat(listed()).isEmpty();
		this.record.comeBack();
	}

	@Test
	void aDocumentThatIsMissingIsFoundAndSentAgainOnce() {
		this.routes.choose(this.practice, EntryRoute.DOCUMENT);
		Issued issued = written();
		assertThat(found()).isEmpty();
		this.record.lose(Bundle.class);

		assertThat(found()).extracting(RecordDifference::type, RecordDifference::kind)
			.containsExactly(org.assertj.core.api.Assertions.tuple("Bundle", RecordDifference.Kind.MISSING));
		this.operations.sendAgain(issued.prescription(), this.operator);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(Bundle.class)).hasSize(1);
		assertThat(found()).isEmpty();
	}

	@Test
	void whereDocumentsCannotBeSearchedTheReportSaysSo() {
		this.routes.choose(this.practice, EntryRoute.DOCUMENT);
		written();
		int before = compare().notSearchable();

		this.record.doNotSearch(Bundle.class);

		assertThat(compare().notSearchable()).isEqualTo(before + 1);
		assertThat(listed()).isEmpty();
	}

	@Test
	void afterAChangeOfAddressNothingIsClaimedOfTheNewRecordSystem() {
		Issued issued = written();
		int before = compare().elsewhere();
		try (StubRecordServer other = new StubRecordServer()) {
			this.endpoints.put(new RecordEndpoint(this.practice, other.base(), new RecordAccess.Open(), true));

			assertThat(compare().elsewhere()).isEqualTo(before + 1);
			assertThat(listed()).as("nothing is missing that was never sent there").isEmpty();
			assertThat(entries(issued)).singleElement()
				.satisfies((entry) -> assertThat(entry.elsewhere()).isTrue())
				.satisfies((entry) -> assertThat(entry.location()).startsWith(this.record.base().toString()));
		}
	}

	@Test
	void afterAChangeOfAddressWhatThePatientReportedGoesToTheNewRecordSystemWithTheNextEntry() {
		Issued issued = written();
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekSix(issued);
		tryUntilFinished(issued);
		try (StubRecordServer other = new StubRecordServer()) {
			this.record.all(Patient.class).forEach(other::hold);
			this.endpoints.put(new RecordEndpoint(this.practice, other.base(), new RecordAccess.Open(), true));

			revoke(issued);
			tryUntilFinished(issued);

			assertThat(states(issued)).containsOnly(RecordEntry.State.DONE).hasSize(3);
			assertThat(other.all(QuestionnaireResponse.class)).hasSize(1);
			assertThat(entries(issued)).extracting(RecordEntry::elsewhere).containsExactly(true, true, false);
		}
	}

	@Test
	void theCommandSaysWhetherTheyAgree() {
		written();
		this.record.lose(Task.class);
		String today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London")).toString();

		assertThat(this.command.reconcile(today + ".." + today)).isEqualTo(1);
		assertThat(this.command.reconcile("2001-01-01")).isZero();
		assertThat(this.command.reconcile("today")).isEqualTo(2);
	}

	private Issued written() {
		Issued issued = issue();
		tryUntilFinished(issued);
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		return issued;
	}

	private List<RecordDifference> found() {
		compare();
		return listed();
	}

	private Reconciliation.Report compare() {
		Instant now = this.clock.instant();
		return this.reconciliation.compare(now.minus(Duration.ofDays(1)), now.plusSeconds(1));
	}

	private List<RecordDifference> listed() {
		return this.operations.differences()
			.stream()
			.filter((difference) -> difference.organisation().equals(this.practice))
			.toList();
	}

}
