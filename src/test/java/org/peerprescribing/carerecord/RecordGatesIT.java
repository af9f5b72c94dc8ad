package org.peerprescribing.carerecord;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A record system that keeps failing is left alone, and what it should hold is kept. */
@TestPropertySource(properties = "peerprescribing.carerecord.rest=1h")
class RecordGatesIT extends WriteBackScene {

	@Test
	void aBacklogAsksAFailingRecordSystemAFewTimesOnlyAndNothingIsGivenUp() {
		List<Issued> issued = Stream.generate(this::issue).limit(9).toList();
		this.record.breakWith(Fault.SERVER_ERROR);

		tryTimes(3);

		assertThat(this.record.transactions()).as("asked while it failed").hasSize(5);
		assertThat(issued).allSatisfy((one) -> assertThat(states(one)).singleElement()
			.satisfies((state) -> assertThat(isUnfinished(state)).isTrue()));
	}

}
