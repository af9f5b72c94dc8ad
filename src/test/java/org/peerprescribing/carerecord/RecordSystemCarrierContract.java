package org.peerprescribing.carerecord;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;
import org.peerprescribing.worklist.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every route must hold that calls a record system, those included that are only
 * ports today. Paper is not asked this: nobody is called, so no answer can be lost, late,
 * a page or a refusal.
 */
abstract class RecordSystemCarrierContract extends EntryCarrierContract {

	@Test
	void theReceiptSaysWhereItLies() {
		Issued issued = issue();

		arrive(issued);

		assertThat(entries(issued).getFirst().location()).startsWith(this.record.base().toString());
	}

	@Test
	void anEntryArrivesOnceThoughTheFirstAnswerIsLost() {
		this.record.breakWith(Fault.CUT_AFTER_COMMIT);
		Issued issued = issue();
		runDue();
		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(arrived()).hasSize(1);
		assertThat(this.record.transactions()).as("found by looking, not sent again").hasSize(1);
	}

	@Test
	void anEntryArrivesOnceAfterAnOutage() {
		this.record.goDown();
		Issued issued = issue();
		tryTimes(3);

		this.record.comeBack();
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(arrived()).hasSize(1);
	}

	@Test
	void aPageIsNoReceipt() {
		this.record.breakWith(Fault.PAGE);
		Issued issued = issue();

		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.UNCERTAIN);
	}

	@Test
	void theSameBytesGoOnEveryTry() {
		this.record.breakWith(Fault.SERVER_ERROR);
		Issued issued = issue();
		tryTimes(3);

		this.record.breakWith(Fault.NONE);
		tryUntilFinished(issued);

		assertThat(this.record.transactions().size()).isGreaterThan(1);
		assertThat(this.record.transactions().stream().distinct()).hasSize(1);
	}

	@Test
	void aPersonIsAskedWhenItIsRefused() {
		this.record.breakWith(Fault.REFUSED);
		Issued issued = issue();

		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		assertThat(inPractice(() -> this.worklist.openFor(this.clinician))).anySatisfy((item) -> {
			assertThat(item.kind()).isEqualTo(WorkKind.RECORD_NOT_WRITTEN);
			assertThat(item.subject()).isEqualTo(issued.prescription().value().toString());
		});
	}

}
