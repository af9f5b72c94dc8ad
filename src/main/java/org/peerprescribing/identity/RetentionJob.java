package org.peerprescribing.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what is kept no longer. Each batch has a transaction of its own, so that no
 * lock is held for long, and what a failing batch leaves is there the next time. As a
 * bean it is the scheduler's task, once for all replicas. It sees the rows of everybody.
 */
public abstract class RetentionJob extends RecurringTask<Void> {

	/** Often enough for what is counted in days. */
	protected static final Duration SIX_HOURS = Duration.ofHours(6);

	private final int batch;

	private final TransactionTemplate transaction;

	/**
	 * A job that begins when the service starts for the first time.
	 * @param name of the task; it stands in the database and must not change
	 * @param pause from the end of one run to the next
	 * @param batch how many rows one transaction removes at most, 1 or more
	 * @param transaction in which each batch is removed
	 */
	protected RetentionJob(String name, Duration pause, int batch, TransactionTemplate transaction) {
		super(name, FixedDelay.of(pause), Void.class);
		if (batch < 1) {
			throw new IllegalArgumentException("A batch has at least one row");
		}
		this.batch = batch;
		this.transaction = transaction;
	}

	/** What this run removes, in this order. */
	protected abstract List<Removal> removals();

	/** Works until nothing is left to remove. */
	public final void run() {
		new AccessScope.OfBackground(getName()).run(() -> removals().forEach(this::removeAll));
	}

	@Override
	public final void executeRecurringly(TaskInstance<Void> instance, ExecutionContext context) {
		run();
	}

	private void removeAll(Removal removal) {
		int removed = this.batch;
		while (removed >= this.batch) {
			removed = Objects.requireNonNull(this.transaction.execute((status) -> removal.next(this.batch)));
		}
	}

	/**
	 * The rows of a table whose time is over, the oldest first; those that somebody else
	 * holds wait for the next run.
	 * @param jdbc where they lie
	 * @param table with its schema
	 * @param key column, or columns with a comma between, that name one row
	 * @param time column that says when a row was over, or when it came
	 * @param until the last moment whose rows go
	 */
	protected static Removal oldest(JdbcClient jdbc, String table, String key, String time, Instant until) {
		String sql = "delete from " + table + " where (" + key + ") in (select " + key + " from " + table + " where "
				+ time + " <= ? order by " + time + " limit ? for update skip locked)";
		return (atMost) -> jdbc.sql(sql).params(Timestamp.from(until), atMost).update();
	}

	/** Takes the next batch away. */
	@FunctionalInterface
	public interface Removal {

		/** Returns how many rows it was; fewer than allowed means that none is left. */
		int next(int atMost);

	}

}
