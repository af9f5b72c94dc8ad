package org.peerprescribing.reporting;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.reporting.disclosure.DisclosureControl;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.disclosure.FrozenFunnel;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases the funnels of a board's quarters and years, each step when its last month's
 * has closed, from the months as they were frozen.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PeriodReleases {

	private static final Logger log = LoggerFactory.getLogger(PeriodReleases.class);

	private final ReleasedTables months;

	private final ReleasedCuts cuts;

	PeriodReleases(ReleasedTables months, ReleasedCuts cuts) {
		this.months = months;
		this.cuts = cuts;
	}

	/**
	 * The quarters and years that are over, oldest first, each year after its quarters.
	 * @param first the month of the first prescription anywhere
	 */
	static List<Period> over(YearMonth first, Instant now) {
		return Stream.iterate(Period.yearOf(first), (year) -> new Period.Year(year.from() + 1))
			.takeWhile((year) -> year.quarters().getFirst().isClosed(now))
			.flatMap((year) -> Stream.concat(year.quarters().stream(), Stream.of((Period) year)))
			.filter((period) -> period.isClosed(now) && !period.months().getLast().isBefore(first))
			.toList();
	}

	void release(OdsCode board, YearMonth first, Instant now) {
		Set<String> done = this.cuts.done(board);
		for (Period period : over(first, now)) {
			YearMonth last = period.months().getLast();
			Set<FunnelStep> due = Arrays.stream(FunnelStep.values())
				.filter((step) -> !step.closes(last).isAfter(now))
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(FunnelStep.class)));
			List<FunnelStep> fresh = due.stream()
				.filter((step) -> !done.contains(ReleasedCut.FUNNEL + " " + period.code() + " " + step.name()))
				.toList();
			if (!fresh.isEmpty()) {
				FrozenFunnel funnel = funnel(board, period, first, due);
				fresh.forEach((step) -> release(board, period, step, funnel, now));
			}
		}
	}

	private void release(OdsCode board, Period period, FunnelStep step, FrozenFunnel funnel, Instant now) {
		Figure figure = Objects.requireNonNull(funnel.released().get(step), "Every step that is due is frozen");
		this.cuts.add(new ReleasedCut(board, ReleasedCut.FUNNEL, period, step.name(),
				List.of(new ReleasedCut.Row("", step.name(), "", List.of(figure))),
				step.closes(period.months().getLast()), DisclosureControl.VERSION), now);
		log.info("Released {} of {} for board {}", step.code(), period.code(), board);
	}

	/**
	 * Months before the first one anywhere are no part of it: nothing was issued in them.
	 */
	private FrozenFunnel funnel(OdsCode board, Period period, YearMonth first, Set<FunnelStep> due) {
		if (period instanceof Period.Year year) {
			return FrozenFunnel.over(year.quarters()
				.stream()
				.filter((quarter) -> !quarter.months().getLast().isBefore(first))
				.map((quarter) -> funnel(board, quarter, first, due))
				.toList());
		}
		return FrozenFunnel.over(period.months()
			.stream()
			.filter((month) -> !month.isBefore(first))
			.map((month) -> this.months.funnel(board, month, due))
			.toList());
	}

}
