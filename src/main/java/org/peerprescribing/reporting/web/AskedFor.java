package org.peerprescribing.reporting.web;

import java.util.List;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.ReleasedCut;
import org.peerprescribing.reporting.Reports;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/**
 * What an address names, for every exit. Another board, a period or a table that is not
 * of the lattice, one that is not released and an address of nonsense look alike.
 */
@Component
class AskedFor {

	private final Reports reports;

	AskedFor(Reports reports) {
		this.reports = reports;
	}

	FunnelReport funnel(String board, String period, Actor commissioner) {
		return this.reports.find(own(board, commissioner), period(period), commissioner)
			.orElseThrow(AskedFor::notFound);
	}

	ReleasedCut table(String board, String period, String table, Actor commissioner) {
		TableKind kind = TableKind.parse(table).orElseThrow(AskedFor::notFound);
		return this.reports.table(own(board, commissioner), kind, period(period), commissioner)
			.orElseThrow(AskedFor::notFound);
	}

	List<FunnelReport> trend(String board, Actor commissioner) {
		List<FunnelReport> points = this.reports.trend(own(board, commissioner), commissioner);
		if (points.isEmpty()) {
			throw notFound();
		}
		return points;
	}

	private static Period period(String code) {
		return Period.parse(code).orElseThrow(AskedFor::notFound);
	}

	private static OdsCode own(String board, Actor commissioner) {
		if (!commissioner.organisation().value().equals(board)) {
			throw notFound();
		}
		return commissioner.organisation();
	}

	private static ProblemException notFound() {
		return new ProblemException(Problem.NOT_FOUND);
	}

}
