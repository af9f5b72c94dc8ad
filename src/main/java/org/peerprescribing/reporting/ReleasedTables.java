package org.peerprescribing.reporting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.disclosure.FrozenFunnel;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The frozen figures: added once, read by their own board, changed by nobody (the run
 * role has no right to). Beside them, for background work only, the raw counts they were
 * made from.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReleasedTables {

	private static final String SELECT = """
			select board, month, step, (content ->> 'count')::int, as_of, rule_version, hash
			from reporting.released_table where board = ?""";

	private final JdbcClient jdbc;

	ReleasedTables(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Newest month first. */
	List<YearMonth> months(OdsCode board) {
		return this.jdbc.sql("select distinct month from reporting.released_table where board = ? order by month desc")
			.param(board.value())
			.query((row, n) -> YearMonth.from(row.getDate(1).toLocalDate()))
			.list();
	}

	/**
	 * What was released of a month so far; a figure whose hash is not its own is refused.
	 */
	List<ReleasedStep> of(OdsCode board, YearMonth month) {
		return this.jdbc.sql(SELECT + " and month = ?")
			.params(board.value(), Date.valueOf(month.atDay(1)))
			.query(ReleasedTables::read)
			.list();
	}

	/**
	 * The steps whose counts are frozen, given to readers or not. For background work
	 * only.
	 */
	Map<YearMonth, Set<FunnelStep>> frozen(OdsCode board) {
		Map<YearMonth, Set<FunnelStep>> frozen = new HashMap<>();
		this.jdbc.sql("select month, step from reporting.frozen_count where board = ?")
			.param(board.value())
			.query((row) -> {
				frozen
					.computeIfAbsent(YearMonth.from(row.getDate(1).toLocalDate()),
							(month) -> EnumSet.noneOf(FunnelStep.class))
					.add(FunnelStep.valueOf(row.getString(2)));
			});
		return frozen;
	}

	/** A month as it was released, with the raw counts behind it. */
	FrozenFunnel funnel(OdsCode board, YearMonth month, Set<FunnelStep> steps) {
		Map<FunnelStep, Integer> raw = frozenCounts(board, new Period.Month(month));
		raw.keySet().retainAll(steps);
		Map<FunnelStep, Figure> released = new EnumMap<>(FunnelStep.class);
		raw.keySet().forEach((step) -> released.put(step, Figure.NOT_GIVEN));
		of(board, month).stream()
			.filter((step) -> raw.containsKey(step.step()))
			.forEach((step) -> released.put(step.step(), step.figure()));
		return FrozenFunnel.ofMonth(raw, released);
	}

	/** The raw counts behind what was released of the months of a period. */
	Map<FunnelStep, Integer> frozenCounts(OdsCode board, Period period) {
		Map<FunnelStep, Integer> counts = new EnumMap<>(FunnelStep.class);
		this.jdbc.sql("""
				select step, sum(prescriptions) from reporting.frozen_count
				where board = ? and month between ? and ? group by step""")
			.params(board.value(), Date.valueOf(period.months().getFirst().atDay(1)),
					Date.valueOf(period.months().getLast().atDay(1)))
			.query((row) -> {
				counts.put(FunnelStep.valueOf(row.getString(1)), row.getInt(2));
			});
		return counts;
	}

	/** Keeps the raw count; the figure only where it is given to readers. */
	void freeze(ReleasedStep released, int count, Instant at) {
		Date month = Date.valueOf(released.month().atDay(1));
		this.jdbc.sql("insert into reporting.frozen_count (board, month, step, prescriptions) values (?, ?, ?, ?)")
			.params(released.board().value(), month, released.step().name(), count)
			.update();
		if (released.figure() instanceof Figure.NotGiven) {
			return;
		}
		String content = "{\"count\": " + ((released.figure() instanceof Figure.Shown(int shown)) ? shown : "null")
				+ "}";
		this.jdbc.sql("""
				insert into reporting.released_table (board, month, step, content, hash, as_of, made_at, rule_version)
				values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)""")
			.params(released.board().value(), month, released.step().name(), content, released.hash(),
					Timestamp.from(released.asOf()), Timestamp.from(at), released.ruleVersion())
			.update();
	}

	/** One replica at a time; the others wait for the end of its transaction. */
	void lock() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('reporting-release'))").query((row) -> {
		});
	}

	private static ReleasedStep read(ResultSet row, int n) throws SQLException {
		int count = row.getInt(4);
		Figure figure = row.wasNull() ? Figure.HIDDEN : new Figure.Shown(count);
		ReleasedStep step = new ReleasedStep(new OdsCode(row.getString(1)),
				YearMonth.from(row.getDate(2).toLocalDate()), FunnelStep.valueOf(row.getString(3)), figure,
				row.getTimestamp(5).toInstant(), row.getString(6));
		if (!step.hash().equals(row.getString(7))) {
			throw new IllegalStateException("A released figure does not match its hash");
		}
		return step;
	}

}
