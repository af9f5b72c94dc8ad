package org.peerprescribing.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Types;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The raw counts of every cut by board and month: a read model that can be thrown away
 * and made again from the facts. Works in a background scope only; elsewhere the database
 * shows it nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RawCounts {

	/** How prescriptions are counted, how referrals to communities, how match runs. */
	private static final List<String> COUNTS = List.of(sql("count-prescriptions"), sql("count-referrals"),
			sql("count-runs"));

	private final JdbcClient jdbc;

	RawCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Counts one month of one board again. */
	Map<FunnelStep, Integer> refresh(OdsCode board, YearMonth month) {
		count(board.value(), Date.valueOf(month.atDay(1)));
		return of(board, month);
	}

	/** Throws all counts away and makes them again from the facts. */
	void rebuild() {
		count(null, null);
	}

	/**
	 * The whole board's funnel as counted last; every step has a count, 0 where nothing
	 * was.
	 */
	Map<FunnelStep, Integer> of(OdsCode board, YearMonth month) {
		Map<FunnelStep, Integer> counts = new EnumMap<>(FunnelStep.class);
		for (FunnelStep step : FunnelStep.values()) {
			counts.put(step, 0);
		}
		this.jdbc.sql("""
				select step, counted from reporting.cut_count
				where board = ? and month = ? and cut = 'BOARD' and need = ''""")
			.params(board.value(), Date.valueOf(month.atDay(1)))
			.query((row) -> {
				counts.put(FunnelStep.valueOf(row.getString(1)), row.getInt(2));
			});
		return counts;
	}

	/** The month of the earliest prescription that any board's practices issued. */
	Optional<YearMonth> firstMonth() {
		return this.jdbc.sql("select min(month) from reporting.fact where kind = 'ISSUED' and board is not null")
			.query((row, n) -> Optional.ofNullable(row.getDate(1)))
			.single()
			.map((day) -> YearMonth.from(day.toLocalDate()));
	}

	private void count(@Nullable String board, @Nullable Date month) {
		this.jdbc.sql("""
				delete from reporting.cut_count where (cast(:board as text) is null or board = :board)
				and (cast(:month as date) is null or month = :month)""")
			.param("board", board, Types.VARCHAR)
			.param("month", month, Types.DATE)
			.update();
		for (String sql : COUNTS) {
			this.jdbc.sql(sql).param("board", board, Types.VARCHAR).param("month", month, Types.DATE).update();
		}
	}

	private static String sql(String name) {
		try {
			return new ClassPathResource("sql/reporting/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
