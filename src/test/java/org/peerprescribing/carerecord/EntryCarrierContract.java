package org.peerprescribing.carerecord;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;
import org.peerprescribing.worklist.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every route into a record system must hold, those included that are only ports
 * today.
 */
abstract class EntryCarrierContract extends WriteBackScene {

	/** The route that is tried. */
	abstract EntryRoute route();

	/** What arrived in the record system, seen from there: one for each entry. */
	abstract List<?> arrived();

	@BeforeEach
	void takeTheRoute() {
		this.routes.choose(this.practice, route());
	}

	@Test
	void anEntryArrivesAndItsReceiptSaysWhere() {
		Issued issued = issue();

		tryUntilFinished(issued);

		assertThat(arrived()).hasSize(1);
		assertThat(entries(issued)).singleElement().satisfies((entry) -> {
			assertThat(entry.state()).isEqualTo(RecordEntry.State.DONE);
			assertThat(entry.location()).startsWith(this.record.base().toString());
		});
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
		assertThat(this.worklist.isOpen(WorkKind.RECORD_NOT_WRITTEN, this.practice,
				issued.prescription().value().toString()))
			.isTrue();
	}

}
