package org.peerprescribing.identity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is removed batch by batch, with nothing but a list of what happened. */
class RetentionJobTests {

	private final List<String> happened = new ArrayList<>();

	private final TransactionTemplate transaction = new TransactionTemplate(new Noted());

	@Test
	void goesOnBatchByBatchUntilOneComesBackShort() {
		job(removing("links", 2, 2, 1)).run();

		assertThat(this.happened).containsExactly("begin", "links 2", "commit", "begin", "links 2", "commit", "begin",
				"links 1", "commit");
	}

	@Test
	void removesInOrderAndLooksAgainWhereABatchWasJustFull() {
		job(removing("visits", 2, 0), removing("links", 0)).run();

		assertThat(this.happened).filteredOn((one) -> one.contains(" "))
			.containsExactly("visits 2", "visits 0", "links 0");
	}

	@Test
	void whatWasRemovedBeforeABatchFailsIsGone() {
		RetentionJob job = job(removing("links", 2), removing("codes", 0));

		assertThatIllegalStateException().isThrownBy(job::run);

		assertThat(this.happened).containsExactly("begin", "links 2", "commit", "begin", "roll back");
		assertThat(AccessScope.current()).isEqualTo(new AccessScope.OfNobody());
	}

	@Test
	void worksInTheBackgroundUnderTheNameOfItsTask() {
		List<AccessScope> scopes = new ArrayList<>();
		job((atMost) -> {
			scopes.add(AccessScope.current());
			return 0;
		}).run();

		assertThat(scopes).containsExactly(new AccessScope.OfBackground("some-retention"));
	}

	@Test
	void aBatchOfNothingWouldNeverEnd() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RetentionJob("x", Duration.ofHours(1), 0, this.transaction) {
				@Override
				protected List<Removal> removals() {
					return List.of();
				}
			});
	}

	private RetentionJob job(RetentionJob.Removal... removals) {
		return new RetentionJob("some-retention", Duration.ofHours(1), 2, this.transaction) {
			@Override
			protected List<Removal> removals() {
				return List.of(removals);
			}
		};
	}

	/** Fails when it is asked once more than it has counts. */
	private RetentionJob.Removal removing(String what, Integer... counts) {
		Deque<Integer> left = new ArrayDeque<>(List.of(counts));
		return (atMost) -> {
			if (left.isEmpty()) {
				throw new IllegalStateException("Nothing is planned here");
			}
			this.happened.add(what + " " + left.getFirst());
			return left.removeFirst();
		};
	}

	/** Only notes what is asked of it. */
	private final class Noted extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return RetentionJobTests.this;
		}

		@Override
		protected void doBegin(Object of, TransactionDefinition definition) {
			RetentionJobTests.this.happened.add("begin");
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			RetentionJobTests.this.happened.add("commit");
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			RetentionJobTests.this.happened.add("roll back");
		}

	}

}
