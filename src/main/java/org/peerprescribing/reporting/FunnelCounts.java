package org.peerprescribing.reporting;

import java.sql.Date;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The raw funnel by board and month of issue: a read model that can be thrown away and
 * made again from the facts. Works in a background scope only; elsewhere the database
 * shows it nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FunnelCounts {

	/**
	 * First what each prescription of a month has reached and when, then how many had
	 * reached it by the closing day of the step. Parts are counted within their wholes:
	 * who answered among those who had joined when joining closed.
	 */
	private static final String COUNT = """
			with cohort as (
			  select prescription, board, month from reporting.fact
			  where kind = 'ISSUED' and board is not null
			    and (cast(:board as text) is null or board = :board)
			    and (cast(:month as date) is null or month = :month)),
			reached as (
			  select c.board, c.month,
			    min(f.occurred_at) filter (where f.step = 'DELIVERED') as delivered,
			    min(f.occurred_at) filter (where f.step = 'OPENED') as opened,
			    min(f.occurred_at) filter (where f.step = 'LEFT_FOR_COMMUNITY') as left_for,
			    min(f.occurred_at) filter (where f.step = 'JOINED') as joined,
			    min(f.occurred_at) filter (where f.step = 'JOINED' and f.evidence = 'COMMUNITY_CONFIRMED') as confirmed,
			    min(f.occurred_at) filter (where f.step = 'STILL_USING_AT_6_WEEKS') as still_using,
			    min(f.occurred_at) filter (where f.step = 'ALREADY_MEMBER') as already_member,
			    min(f.occurred_at) filter (where f.step = 'NOT_RIGHT') as not_right,
			    min(f.occurred_at) filter (where f.attempt > 1) as rematched,
			    (array_agg(f.useful order by f.week desc)
			      filter (where f.useful is not null and f.occurred_at < reporting.closes(c.month, 98)))[1] as useful
			  from cohort c left join reporting.fact f on f.prescription = c.prescription and f.kind in ('UPTAKE', 'CHECK_IN')
			  group by c.prescription, c.board, c.month),
			funnel as (
			  select board, month,
			    delivered < reporting.closes(month, 14) as delivered,
			    opened < reporting.closes(month, 28) as opened,
			    left_for < reporting.closes(month, 56) as left_for,
			    joined < reporting.closes(month, 56) as joined,
			    coalesce(confirmed < reporting.closes(month, 56), false) as confirmed,
			    still_using < reporting.closes(month, 70) as still_using,
			    useful,
			    not_right < reporting.closes(month, 98) as not_right,
			    rematched < reporting.closes(month, 98) as rematched,
			    already_member < reporting.closes(month, 98)
			      and coalesce(joined >= reporting.closes(month, 98), true) as already_member
			  from reached),
			counted as (
			  select board, month, s.step, count(*) filter (where s.reached) as prescriptions
			  from funnel cross join lateral (values
			    ('ISSUED', true), ('DELIVERED', delivered), ('OPENED', opened), ('LEFT', left_for), ('JOINED', joined),
			    ('JOINED_SAID', joined and not confirmed), ('JOINED_CONFIRMED', joined and confirmed),
			    ('STILL_USING', still_using), ('ANSWERING', joined and useful is not null),
			    ('USEFUL', joined and useful >= 4), ('NOT_RIGHT', not_right), ('REMATCHED', not_right and rematched),
			    ('ALREADY_MEMBER', already_member)) as s (step, reached)
			  group by board, month, s.step)
			insert into reporting.funnel_count (board, month, step, prescriptions)
			select board, month, step, prescriptions from counted""";

	private final JdbcClient jdbc;

	FunnelCounts(JdbcClient jdbc) {
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

	/** As counted last; every step has a count, 0 where nothing was. */
	Map<FunnelStep, Integer> of(OdsCode board, YearMonth month) {
		Map<FunnelStep, Integer> counts = new EnumMap<>(FunnelStep.class);
		for (FunnelStep step : FunnelStep.values()) {
			counts.put(step, 0);
		}
		this.jdbc.sql("select step, prescriptions from reporting.funnel_count where board = ? and month = ?")
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
				delete from reporting.funnel_count where (cast(:board as text) is null or board = :board)
				and (cast(:month as date) is null or month = :month)""")
			.param("board", board, java.sql.Types.VARCHAR)
			.param("month", month, java.sql.Types.DATE)
			.update();
		this.jdbc.sql(COUNT)
			.param("board", board, java.sql.Types.VARCHAR)
			.param("month", month, java.sql.Types.DATE)
			.update();
	}

}
