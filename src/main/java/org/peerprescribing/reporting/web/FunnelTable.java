package org.peerprescribing.reporting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.Cut;
import org.peerprescribing.reporting.lattice.NeedGroup;
import org.peerprescribing.reporting.lattice.Place;
import org.peerprescribing.reporting.statistics.Proportion;
import org.peerprescribing.reporting.table.Cell;
import org.peerprescribing.reporting.table.ReportTable;

/** The funnel of a period as the table that every exit shows. */
final class FunnelTable {

	private FunnelTable() {
	}

	/**
	 * @param words the text of a message key of this module
	 * @param title what the table shows
	 */
	static ReportTable of(FunnelReport report, String title, UnaryOperator<String> words) {
		Cut cut = new Cut.Cohort(report.period(), new Place.Board(report.board()), NeedGroup.ALL, Cut.Measure.FUNNEL);
		List<ReportTable.Column> columns = List.of(
				new ReportTable.Column("step", words.apply("reporting.table.step"), ReportTable.Unit.TEXT),
				new ReportTable.Column("prescriptions", words.apply("reporting.table.count"), ReportTable.Unit.COUNT),
				new ReportTable.Column("out_of", words.apply("reporting.table.of"), ReportTable.Unit.COUNT),
				new ReportTable.Column("share", words.apply("reporting.table.share"), ReportTable.Unit.PERCENT),
				new ReportTable.Column("share_low", words.apply("reporting.table.low"), ReportTable.Unit.PERCENT),
				new ReportTable.Column("share_high", words.apply("reporting.table.high"), ReportTable.Unit.PERCENT));
		List<ReportTable.Row> rows = new ArrayList<>();
		for (FunnelReport.Row row : report.rows()) {
			Figure whole = row.whole();
			Proportion share = row.proportion();
			rows.add(new ReportTable.Row(words.apply("reporting.step." + row.step().code()),
					List.of(new Cell.Count(row.figure()), (whole != null) ? new Cell.Count(whole) : Cell.EMPTY,
							(share != null) ? Cell.Number.percent(share.value()) : Cell.EMPTY,
							(share != null) ? Cell.Number.percent(share.low()) : Cell.EMPTY,
							(share != null) ? Cell.Number.percent(share.high()) : Cell.EMPTY)));
		}
		return new ReportTable(cut, title, words.apply("reporting.rules.rounded"), columns, rows,
				List.of(words.apply("reporting.rules.hidden"), words.apply("reporting.rules.size"),
						words.apply("reporting.rules.change")),
				report.asOf(), report.ruleVersion(), report.hash());
	}

}
