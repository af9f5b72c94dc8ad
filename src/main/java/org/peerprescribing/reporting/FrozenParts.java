package org.peerprescribing.reporting;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;

import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The raw counts of every cut as they were when a step of a month closed. Quarters and
 * years are made from them and never from later facts. For background work only.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FrozenParts {

	private final JdbcClient jdbc;

	FrozenParts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps what has just been counted for one step of a month: match runs with the first
	 * step, what came of referrals with the last.
	 */
	void freeze(OdsCode board, YearMonth month, FunnelStep step) {
		this.jdbc.sql("""
				insert into reporting.frozen_part (board, month, cut, network, need, value, step, counted)
				select board, month, cut, network, need, value, step, counted from reporting.cut_count
				where board = :board and month = :month
				  and case when cut = 'COMMUNITY' then :step = 'USEFUL' when cut like 'UNMET%' then :step = 'ISSUED'
				    else step = :step end
				on conflict do nothing""")
			.param("board", board.value())
			.param("month", Date.valueOf(month.atDay(1)))
			.param("step", step.name())
			.update();
	}

	/** The counts of one cut over the months of a period. */
	List<Frozen> of(OdsCode board, String cut, Period period) {
		return this.jdbc.sql("""
				select network, need, value, step, sum(counted) from reporting.frozen_part
				where board = :board and cut = :cut and month between :from and :to
				group by network, need, value, step""")
			.param("board", board.value())
			.param("cut", cut)
			.param("from", Date.valueOf(period.months().getFirst().atDay(1)))
			.param("to", Date.valueOf(period.months().getLast().atDay(1)))
			.query((row, n) -> new Frozen(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
					row.getInt(5)))
			.list();
	}

	/**
	 * One raw count.
	 *
	 * @param network of a practice; else empty
	 * @param need a need group; else empty
	 * @param value what it is about; empty for the whole board
	 * @param step what is counted
	 * @param counted how many
	 */
	record Frozen(String network, String need, String value, String step, int counted) {
	}

}
