package org.peerprescribing.carerecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.StubRecordServer.Fault;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A record system that keeps failing is left alone, and what it should hold is kept. */
class RecordGatesIT extends WriteBackScene {

	private static final Duration MOMENT = Duration.ofMillis(1);

	@Autowired
	private WriteBackSteps steps;

	@Autowired
	private List<EntryCarrier> carriers;

	@Test
	void aBacklogAsksAFailingRecordSystemAFewTimesOnlyAndNothingIsGivenUp() {
		List<Issued> issued = Stream.generate(this::issue).limit(9).toList();
		this.record.breakWith(Fault.SERVER_ERROR);
		WriteBackTry patient = new WriteBackTry(this.steps, this.carriers,
				new RecordGates(new CareRecordSettings(MOMENT, MOMENT, Duration.ofSeconds(30), 1000, MOMENT, MOMENT,
						MOMENT, MOMENT, 4, Duration.ofHours(1), Duration.ofDays(7), List.of())));

		for (int i = 0; i < 3; i++) {
			runDue(patient);
		}

		assertThat(this.record.transactions()).as("asked while it failed").hasSize(5);
		assertThat(issued).allSatisfy((one) -> assertThat(states(one)).singleElement()
			.satisfies((state) -> assertThat(isUnfinished(state)).isTrue()));
		this.record.breakWith(Fault.NONE);
		issued.forEach(this::tryUntilFinished);
		assertThat(issued).allSatisfy((one) -> assertThat(states(one)).containsExactly(RecordEntry.State.DONE));
	}

	@Test
	void anEntryWhosePatientIsNotKnownHereAnyMoreIsGivenUpAloneAndTheOthersFlow() throws SQLException {
		Issued poisoned = issue();
		Issued other = issue();
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement()) {
			statement.execute("update carerecord.write_back set patient = gen_random_uuid() where prescription = '"
					+ poisoned.prescription().value() + "'");
		}

		tryUntilFinished(poisoned);
		tryUntilFinished(other);

		assertThat(states(poisoned)).containsExactly(RecordEntry.State.DEAD);
		assertThat(states(other)).containsExactly(RecordEntry.State.DONE);
		assertThat(inPractice(() -> this.worklist.openFor(this.clinician)))
			.anyMatch((item) -> item.subject().equals(poisoned.prescription().value().toString()));
	}

}
