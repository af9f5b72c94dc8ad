package org.peerprescribing.carerecord;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.IssuedPrescriptions.Issued;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A try that was frozen for longer than its lease has no say any more when it wakes. */
class LeaseGuardIT extends WriteBackScene {

	private static final AccessScope BACKGROUND = new AccessScope.OfBackground("test");

	@Autowired
	WriteBackSteps steps;

	@Autowired
	RecordGates gates;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Test
	void whoseLeaseRanOutCannotSayThatItIsWritten() {
		Issued issued = issue();
		Attempt.Begun frozen = begin(issued);
		runOut(frozen);
		Attempt.Begun other = begin(issued);

		conclude(frozen, new Delivery.Written(List.of(new Delivery.Located("ServiceRequest", "invented", "nowhere"))));

		assertThat(states(issued)).containsExactly(RecordEntry.State.SENDING);
		conclude(other, new Delivery.NotWritten("not-reached", null, null));
		tryUntilFinished(issued);
		assertThat(entries(issued)).singleElement()
			.satisfies((entry) -> assertThat(entry.location()).doesNotEndWith("nowhere"));
	}

	@Test
	void whoseLeaseRanOutCannotTakeTheEntryFromTheOther() {
		Issued issued = issue();
		Attempt.Begun frozen = begin(issued);
		runOut(frozen);
		begin(issued);

		conclude(frozen, new Delivery.Refused("status-422", 422));

		assertThat(states(issued)).containsExactly(RecordEntry.State.SENDING);
	}

	@Test
	void nobodyElseBeginsWhileALeaseHolds() {
		Issued issued = issue();
		begin(issued);

		assertThat(attempt(issued)).isInstanceOf(Attempt.Later.class);
	}

	private Attempt.Begun begin(Issued issued) {
		return (Attempt.Begun) attempt(issued);
	}

	private Attempt attempt(Issued issued) {
		UUID id = id(issued);
		try (RecordGates.Visit gate = this.gates.visit()) {
			return BACKGROUND.call(() -> this.steps.begin(id, gate));
		}
	}

	private void conclude(Attempt.Begun attempt, Delivery delivery) {
		BACKGROUND.call(() -> this.steps.conclude(attempt, delivery));
	}

	private void runOut(Attempt.Begun attempt) {
		BACKGROUND.run(() -> this.transaction.executeWithoutResult((status) -> this.jdbc
			.sql("update carerecord.write_back set lease_until = now() - interval '1 second' where id = ?")
			.param(attempt.row().id())
			.update()));
	}

	private UUID id(Issued issued) {
		return BACKGROUND.call(() -> this.transaction
			.execute((status) -> this.jdbc.sql("select id from carerecord.write_back where prescription = ?")
				.param(issued.prescription().value())
				.query(UUID.class)
				.single()));
	}

}
