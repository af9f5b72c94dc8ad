package org.peerprescribing.reporting.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.Reports;
import org.peerprescribing.reporting.lattice.Cut;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.NeedGroup;
import org.peerprescribing.reporting.lattice.Place;
import org.peerprescribing.reporting.statistics.Proportion;
import org.peerprescribing.reporting.statistics.XmrChart;
import org.peerprescribing.reporting.table.Cell;
import org.peerprescribing.reporting.table.ReportTable;

/**
 * How many of those issued joined, period after period, with the limits of an XmR chart:
 * made from the released funnels and from nothing else.
 *
 * @param points of the chart, oldest first: those whose share is shown
 * @param chart null where there are fewer than two
 * @param table all periods
 */
record TrendTable(List<FunnelReport> points, @Nullable XmrChart chart, ReportTable table) {

	/**
	 * @param reports at least one, oldest first
	 */
	static TrendTable of(List<FunnelReport> reports, CutTable.Wording words) {
		List<FunnelReport> points = reports.stream().filter((report) -> share(report).isPresent()).toList();
		List<Double> values = points.stream().map((report) -> percent(share(report).orElseThrow().value())).toList();
		XmrChart chart = (values.size() < 2) ? null : XmrChart.locked(values, List.of(), XmrChart.Better.HIGHER, null);
		FunnelReport last = reports.getLast();
		Cut cut = new Cut.Cohort(last.period(), new Place.Board(last.board()), NeedGroup.ALL, Cut.Measure.FUNNEL);
		ReportTable table = new ReportTable(cut, words.say("reporting.trend.caption"),
				words.say("reporting.rules.rounded"), columns(words), rows(reports, points, chart, words),
				List.of(words.say("reporting.trend.note"), words.say("reporting.rules.hidden"),
						words.say("reporting.rules.size"), words.say("reporting.rules.change")),
				last.asOf(),
				reports.stream().map(FunnelReport::ruleVersion).distinct().collect(Collectors.joining(", ")),
				Reports.hashOf(reports));
		return new TrendTable(points, chart, table);
	}

	private static List<ReportTable.Column> columns(CutTable.Wording words) {
		return List.of(new ReportTable.Column("period", words.say("reporting.table.period"), ReportTable.Unit.TEXT),
				new ReportTable.Column("prescriptions", words.say("reporting.table.count"), ReportTable.Unit.COUNT),
				new ReportTable.Column("joined", words.say("reporting.table.joined"), ReportTable.Unit.COUNT),
				new ReportTable.Column("share", words.say("reporting.table.share-joined"), ReportTable.Unit.PERCENT),
				new ReportTable.Column("mean", words.say("reporting.trend.mean"), ReportTable.Unit.PERCENT),
				new ReportTable.Column("lower_limit", words.say("reporting.trend.lower"), ReportTable.Unit.PERCENT),
				new ReportTable.Column("upper_limit", words.say("reporting.trend.upper"), ReportTable.Unit.PERCENT),
				new ReportTable.Column("variation", words.say("reporting.trend.variation"), ReportTable.Unit.TEXT));
	}

	private static List<ReportTable.Row> rows(List<FunnelReport> reports, List<FunnelReport> points,
			@Nullable XmrChart chart, CutTable.Wording words) {
		List<ReportTable.Row> rows = new ArrayList<>();
		for (FunnelReport report : reports) {
			FunnelReport.Row joined = report.row(FunnelStep.JOINED);
			List<Cell> cells = new ArrayList<>(
					List.of(new Cell.Count(report.row(FunnelStep.ISSUED).figure()), new Cell.Count(joined.figure())));
			int point = points.indexOf(report);
			cells.add(share(report).map((share) -> (Cell) Cell.Number.percent(share.value())).orElse(Cell.EMPTY));
			if (chart == null || point < 0) {
				cells.addAll(List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
			}
			else {
				XmrChart.Phase phase = chart.phases()
					.stream()
					.filter((one) -> point >= one.from() && point < one.end())
					.findFirst()
					.orElseThrow();
				cells.add(tenths(phase.limits().mean()));
				cells.add(tenths(Math.max(0, phase.limits().outer().low())));
				cells.add(tenths(Math.min(100, phase.limits().outer().high())));
				cells.add(new Cell.Text(words.say("reporting.cause." + chart.points().get(point).cause().name())));
			}
			rows.add(new ReportTable.Row(report.period().code(), cells));
		}
		return rows;
	}

	private static Optional<Proportion> share(FunnelReport report) {
		return Optional.ofNullable(report.row(FunnelStep.JOINED).proportion());
	}

	private static double percent(double share) {
		return Cell.Number.percent(share).value().doubleValue();
	}

	private static Cell tenths(double value) {
		return new Cell.Number(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
	}

}
