package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;
import org.peerprescribing.worklist.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Each entry reaches the record once in effect, whatever fails on the way. */
class WriteBackIT extends WriteBackScene {

	@Test
	void writesWhatWasPrescribed() {
		Issued issued = issue();

		this.writing.runDue();

		assertThat(entries(issued)).extracting(RecordEntry::kind, RecordEntry::state)
			.containsExactly(
					org.assertj.core.api.Assertions.tuple(RecordEntry.Kind.PRESCRIBED, RecordEntry.State.DONE));
		ServiceRequest request = this.record.all(ServiceRequest.class).getFirst();
		assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.ACTIVE);
		assertThat(request.getSubject().getReference()).startsWith("Patient/");
		Task task = this.record.all(Task.class).getFirst();
		assertThat(task.getFocus().getReference()).isEqualTo("ServiceRequest/" + request.getIdElement().getIdPart());
		assertThat(entries(issued).getFirst().location()).endsWith(request.getIdElement().getIdPart());
	}

	@Test
	void writesOnceAfterAnOutage() {
		this.record.goDown();
		Issued issued = issue();
		tryTimes(3);
		assertThat(states(issued)).containsExactly(RecordEntry.State.PENDING);

		this.record.comeBack();
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(this.record.all(Task.class)).hasSize(1);
	}

	@Test
	void doesNotDoubleWhatArrivedBeforeTheConnectionBroke() {
		this.record.breakWith(Fault.CUT_AFTER_COMMIT);
		Issued issued = issue();
		this.writing.runDue();
		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(ServiceRequest.class)).hasSize(1);
		assertThat(this.record.all(Task.class)).hasSize(1);
		assertThat(this.record.transactions()).hasSize(1);
	}

	@Test
	void sendsTheSameBytesOnEveryTry() {
		this.record.breakWith(Fault.SERVER_ERROR);
		Issued issued = issue();
		tryTimes(3);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(this.record.transactions().size()).isGreaterThan(1);
		assertThat(this.record.transactions().stream().distinct()).hasSize(1);
	}

	@Test
	void doesNotTakeAPageForAnAnswer() {
		this.record.breakWith(Fault.PAGE);
		Issued issued = issue();

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);
	}

	@Test
	void keepsWaitingWhenAskedTo() {
		this.record.breakWith(Fault.TOO_MANY);
		Issued issued = issue();

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.PENDING);
	}

	@Test
	void asksAPersonWhenTheRecordSystemRefuses() {
		this.record.breakWith(Fault.REFUSED);
		Issued issued = issue();

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		assertThat(inPractice(() -> this.worklist.openFor(this.clinician))).anySatisfy((item) -> {
			assertThat(item.kind()).isEqualTo(WorkKind.RECORD_NOT_WRITTEN);
			assertThat(item.subject()).isEqualTo(issued.prescription().value().toString());
		});
	}

	@Test
	void asksAPersonWhenThePatientIsNotCertain() {
		Issued issued = issue();
		hold(issued);

		this.writing.runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		assertThat(this.record.transactions()).isEmpty();
	}

	@Test
	void keepsTheOrderOfAPrescription() {
		this.record.goDown();
		Issued issued = issue();
		tryTimes(2);
		int version = inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow().version();
		inPractice(() -> {
			this.prescribing.revoke(issued.prescription(), version, this.clinician);
			return true;
		});

		this.record.comeBack();
		tryUntilFinished(issued);

		List<RecordEntry> written = entries(issued);
		assertThat(written).extracting(RecordEntry::kind)
			.containsExactly(RecordEntry.Kind.PRESCRIBED, RecordEntry.Kind.FINAL);
		assertThat(written).extracting(RecordEntry::state).containsOnly(RecordEntry.State.DONE);
		assertThat(written.get(0).writtenAt()).isBefore(written.get(1).writtenAt());
		assertThat(this.record.all(ServiceRequest.class)).singleElement().satisfies((request) -> {
			assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
			assertThat(request.getMeta().getVersionId()).isEqualTo("2");
		});
	}

}
