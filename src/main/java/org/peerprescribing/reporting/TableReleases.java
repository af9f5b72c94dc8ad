package org.peerprescribing.reporting;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.peerprescribing.reporting.disclosure.DisclosureControl;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.Place;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.OdsCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases the tables beside the funnels of quarters and years, each as one when
 * everything in it is known.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TableReleases {

	private static final Logger log = LoggerFactory.getLogger(TableReleases.class);

	private final ReleasedCuts cuts;

	private final DividedCohorts divided;

	private final CountedOutcomes outcomes;

	TableReleases(ReleasedCuts cuts, DividedCohorts divided, CountedOutcomes outcomes) {
		this.cuts = cuts;
		this.divided = divided;
		this.outcomes = outcomes;
	}

	void release(OdsCode board, YearMonth first, Instant now) {
		Set<String> done = this.cuts.done(board);
		for (Period period : PeriodReleases.over(first, now)) {
			for (TableKind kind : TableKind.values()) {
				boolean due = kind.cut(period, new Place.Board(board)).isPresent() && !kind.closes(period).isAfter(now);
				if (due && !done.contains(kind.name() + " " + period.code() + " " + ReleasedCut.WHOLE)) {
					List<ReleasedCut.Row> rows = kind.isDivision() ? this.divided.rows(board, kind, period, first)
							: this.outcomes.rows(board, kind, period);
					this.cuts.add(new ReleasedCut(board, kind.name(), period, ReleasedCut.WHOLE, rows,
							kind.closes(period), DisclosureControl.VERSION), now);
					log.info("Released {} of {} for board {}", kind.code(), period.code(), board);
				}
			}
		}
	}

}
