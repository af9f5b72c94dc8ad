package org.peerprescribing.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.reporting.disclosure.CohortSize;
import org.peerprescribing.reporting.disclosure.DisclosureControl;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases each step of each month once, when its closing day has come, through
 * disclosure control; then what has become due of quarters and years. Every board gets
 * every closed month from the first one anywhere, so that the absence of a month says
 * nothing.
 */
@Component
class Releases {

	private static final Logger log = LoggerFactory.getLogger(Releases.class);

	private final RawCounts counts;

	private final ReleasedTables tables;

	private final FrozenParts parts;

	private final PeriodReleases periods;

	private final TableReleases beside;

	private final Organisations organisations;

	private final Clock clock;

	private final TransactionTemplate transaction;

	Releases(RawCounts counts, ReleasedTables tables, FrozenParts parts, PeriodReleases periods, TableReleases beside,
			Organisations organisations, Clock clock, PlatformTransactionManager transactions) {
		this.counts = counts;
		this.tables = tables;
		this.parts = parts;
		this.periods = periods;
		this.beside = beside;
		this.organisations = organisations;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Releases what has become due; repeating it releases nothing more. */
	void releaseDue() {
		new AccessScope.OfBackground("reporting-release")
			.run(() -> this.transaction.executeWithoutResult((status) -> release(this.clock.instant())));
	}

	private void release(Instant now) {
		this.tables.lock();
		YearMonth open = YearMonth.from(now.atZone(FunnelStep.ZONE));
		YearMonth first = this.counts.firstMonth().orElse(open);
		for (OdsCode board : this.organisations.boards()) {
			Map<YearMonth, Set<FunnelStep>> done = this.tables.frozen(board);
			for (YearMonth month = first; month.isBefore(open); month = month.plusMonths(1)) {
				release(board, month, done.getOrDefault(month, Set.of()), now);
			}
			this.periods.release(board, first, now);
			this.beside.release(board, first, now);
		}
	}

	private void release(OdsCode board, YearMonth month, Set<FunnelStep> done, Instant now) {
		Map<FunnelStep, Integer> fresh = null;
		Map<FunnelStep, Integer> frozen = new EnumMap<>(FunnelStep.class);
		Map<FunnelStep, Figure> released = new EnumMap<>(FunnelStep.class);
		for (FunnelStep step : FunnelStep.values()) {
			if (done.contains(step) || step.closes(month).isAfter(now)) {
				continue;
			}
			if (fresh == null) {
				fresh = this.counts.refresh(board, month);
				frozen.putAll(this.tables.frozenCounts(board, new Period.Month(month)));
				released.putAll(this.tables.funnel(board, month, frozen.keySet()).released());
			}
			// What was published before is compared as it was then, not as it would be
			// now.
			int count = fresh.getOrDefault(step, 0);
			frozen.put(step, count);
			boolean given = CohortSize.givesInMonth(step, released.getOrDefault(FunnelStep.ISSUED, Figure.NOT_YET));
			Figure figure = given ? DisclosureControl.release(step, frozen, released) : Figure.NOT_GIVEN;
			released.put(step, figure);
			this.parts.freeze(board, month, step);
			this.tables.freeze(
					new ReleasedStep(board, month, step, figure, step.closes(month), DisclosureControl.VERSION), count,
					now);
			log.info("Released {} of {} for board {}", step.code(), month, board);
		}
	}

}
