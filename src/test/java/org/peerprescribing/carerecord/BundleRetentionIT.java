package org.peerprescribing.carerecord;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The sealed copy of an entry goes; that it was written, when and where, stays. */
class BundleRetentionIT extends WriteBackScene {

	@Autowired
	private BundleRetention retention;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void aCopyIsThereTheDayBeforeAndGoneTheDayAfter() {
		Issued issued = issue();
		runDue();

		assertThat(RetentionScene.around(this.clock, Duration.ofDays(29), Duration.ofDays(2), this.retention,
				() -> copies(issued)))
			.isEqualTo(new RetentionScene.Seen<>(1, 0));
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
	}

	private int copies(Issued issued) {
		return inPractice(() -> java.util.Objects.requireNonNull(this.transaction.execute((status) -> this.jdbc
			.sql("select count(*) from carerecord.write_back where prescription = ? and bundle is not null")
			.param(issued.prescription().value())
			.query(Integer.class)
			.single())));
	}

}
