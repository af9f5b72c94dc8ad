package org.peerprescribing.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what stays sealed for long under the key that seals now, and seals what an
 * earlier version left open. Once a day, and at once by {@code --reseal}; each batch in a
 * transaction of its own. Afterwards no row needs a former key.
 */
@Component
class Resealing extends RecurringTask<Void> {

	private static final Logger log = LoggerFactory.getLogger(Resealing.class);

	private static final String NAME = "identity-resealing";

	private static final int BATCH = 200;

	private static final UUID BEFORE_ALL = new UUID(0, 0);

	private final List<SealedColumn> columns;

	private final JdbcClient jdbc;

	private final Sealer sealer;

	private final TransactionTemplate transaction;

	Resealing(List<SealedColumn> columns, JdbcClient jdbc, Sealer sealer, TransactionTemplate transaction) {
		super(NAME, FixedDelay.of(Duration.ofDays(1)), Void.class);
		this.columns = columns.stream().sorted(Comparator.comparing(SealedColumn::table)).toList();
		this.jdbc = jdbc;
		this.sealer = sealer;
		this.transaction = transaction;
	}

	@Override
	public void executeRecurringly(TaskInstance<Void> instance, ExecutionContext context) {
		run();
	}

	/** What was done, by table. */
	Map<String, Done> run() {
		Map<String, Done> all = new LinkedHashMap<>();
		new AccessScope.OfBackground(NAME).run(() -> this.columns.forEach((column) -> {
			Done done = reseal(column);
			all.put(column.table(), done);
			if (done.unreadable() > 0) {
				log.error("resealing: {} rows of {} do not open with any key that is set", done.unreadable(),
						column.table());
			}
		}));
		return all;
	}

	private Done reseal(SealedColumn column) {
		int sealed = 0;
		int unreadable = 0;
		@Nullable UUID last = BEFORE_ALL;
		while (last != null) {
			UUID after = last;
			Batch batch = Objects.requireNonNull(this.transaction.execute((status) -> next(column, after)));
			sealed += batch.sealed();
			unreadable += batch.unreadable();
			last = batch.last();
		}
		return new Done(sealed, unreadable);
	}

	private Batch next(SealedColumn column, UUID after) {
		byte[] beginning = this.sealer.beginning();
		List<Row> rows = this.jdbc.sql(select(column))
			.param("after", after)
			.param("beginning", beginning)
			.param("length", beginning.length)
			.param("batch", BATCH)
			.query((row, n) -> row(column, row))
			.list();
		int unreadable = 0;
		for (Row row : rows) {
			unreadable += seal(column, row) ? 0 : 1;
		}
		UUID last = rows.isEmpty() ? null : rows.getLast().key();
		return new Batch(rows.size() - unreadable, unreadable, last);
	}

	private boolean seal(SealedColumn column, Row row) {
		byte[] before = row.sealed();
		byte[] now;
		if (before == null) {
			now = this.sealer.sealTexts(row.open(), row.key().toString());
		}
		else {
			byte[] open = this.sealer.open(before, row.key().toString()).orElse(null);
			if (open == null) {
				return false;
			}
			now = this.sealer.seal(open, row.key().toString());
		}
		this.jdbc.sql(update(column)).param("sealed", now).param("key", row.key()).update();
		return true;
	}

	private static String select(SealedColumn column) {
		String open = column.open().stream().map((name) -> name + "::text").collect(Collectors.joining(", "));
		String lyingOpen = column.open()
			.stream()
			.map((name) -> name + " is not null")
			.collect(Collectors.joining(" or "));
		return "select " + column.key() + ", " + column.column() + ", " + open + " from " + column.table() + " where "
				+ column.key() + " > :after and ((" + column.column() + " is not null and substring(" + column.column()
				+ " from 1 for :length) <> :beginning) or (" + column.column() + " is null and (" + lyingOpen
				+ "))) order by " + column.key() + " limit :batch for update";
	}

	private static String update(SealedColumn column) {
		String emptied = column.open().stream().map((name) -> ", " + name + " = null").collect(Collectors.joining());
		return "update " + column.table() + " set " + column.column() + " = :sealed" + emptied + " where "
				+ column.key() + " = :key";
	}

	private static Row row(SealedColumn column, ResultSet row) throws SQLException {
		List<@Nullable String> open = new ArrayList<>();
		for (int i = 0; i < column.open().size(); i++) {
			open.add(row.getString(3 + i));
		}
		return new Row(row.getObject(1, UUID.class), row.getBytes(2), open);
	}

	/**
	 * What was done to a table.
	 *
	 * @param sealed rows brought under the key that seals now
	 * @param unreadable rows that open with no key that is set; they stay as they are
	 */
	record Done(int sealed, int unreadable) {
	}

	private record Batch(int sealed, int unreadable, @Nullable UUID last) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Row(UUID key, byte @Nullable [] sealed, List<@Nullable String> open) {
	}

}
