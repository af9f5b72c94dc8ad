package org.peerprescribing.reporting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.peerprescribing.reporting.statistics.SpecialCause;
import org.peerprescribing.reporting.statistics.XmrChart;

/**
 * A measure over time with its limits, as an SVG picture. Draws what it is given, so what
 * it is given has been released.
 *
 * @param svg the picture
 */
record XmrPicture(String svg) {

	/**
	 * @param id unique on the page
	 * @param headline what the chart says, as one sentence
	 * @param measure what is measured, with its unit
	 * @param labels of the points, one each
	 */
	static XmrPicture of(String id, String headline, String measure, List<String> labels, XmrChart chart) {
		if (labels.size() != chart.points().size()) {
			throw new IllegalArgumentException("Every point has a label");
		}
		Svg svg = new Svg(id, headline, description(measure, chart));
		Axes axes = axes(chart);
		axes.drawVertical(svg, measure, "");
		chart.phases().forEach((phase) -> drawPhase(svg, axes, phase));
		Double target = chart.target();
		if (target != null) {
			svg.line(Axes.X0, axes.y(target), Axes.X1, axes.y(target), Svg.PURPLE, 1.5, "2 4");
			svg.text(Axes.X1 + 8, axes.y(target) + 4, "start", 13, "Target");
		}
		drawPoints(svg, axes, labels, chart);
		boolean sided = chart.better() != XmrChart.Better.NEITHER;
		svg.legend(412,
				sided ? List.of(Svg.Mark.COMMON, Svg.Mark.BETTER, Svg.Mark.WORSE)
						: List.of(Svg.Mark.COMMON, Svg.Mark.OTHER),
				sided ? List.of("Common cause", "Special cause: improvement", "Special cause: concern")
						: List.of("Common cause", "Special cause: neither way is better"));
		return new XmrPicture(svg.end());
	}

	private static Axes axes(XmrChart chart) {
		Double target = chart.target();
		double[] values = DoubleStream.concat(chart.points().stream().mapToDouble(XmrChart.Point::value),
				DoubleStream.concat((target != null) ? DoubleStream.of(target) : DoubleStream.empty(), chart.phases()
					.stream()
					.flatMapToDouble(
							(phase) -> DoubleStream.of(phase.limits().outer().low(), phase.limits().outer().high()))))
			.toArray();
		return Axes.around(-0.5, chart.points().size() - 0.5, DoubleStream.of(values).min().orElseThrow(),
				DoubleStream.of(values).max().orElseThrow());
	}

	private static void drawPhase(Svg svg, Axes axes, XmrChart.Phase phase) {
		double from = axes.x(phase.from() - 0.5);
		double to = axes.x(phase.end() - 0.5);
		double mean = phase.limits().mean();
		svg.line(from, axes.y(mean), to, axes.y(mean), Svg.INK, 1.5, "none");
		for (double limit : new double[] { phase.limits().outer().low(), phase.limits().outer().high() }) {
			svg.line(from, axes.y(limit), to, axes.y(limit), "#4c6272", 1.5, phase.trial() ? "3 3" : "8 4");
		}
		if (to >= Axes.X1 - 1) {
			svg.text(to + 8, axes.y(mean) + 4, "start", 13, "Mean");
			svg.text(to + 8, axes.y(phase.limits().outer().high()) + 4, "start", 13,
					phase.trial() ? "Upper limit, on trial" : "Upper limit");
			svg.text(to + 8, axes.y(phase.limits().outer().low()) + 4, "start", 13,
					phase.trial() ? "Lower limit, on trial" : "Lower limit");
		}
		String reason = phase.reason();
		if (reason != null) {
			svg.line(from, Axes.Y1 - 8, from, Axes.Y0, "#4c6272", 1, "4 4");
			svg.text(from + 4, Axes.Y1 - 4, "start", 12, reason);
		}
	}

	private static void drawPoints(Svg svg, Axes axes, List<String> labels, XmrChart chart) {
		List<double[]> points = new ArrayList<>();
		for (int i = 0; i < chart.points().size(); i++) {
			points.add(new double[] { axes.x(i), axes.y(chart.points().get(i).value()) });
		}
		svg.path(Svg.through(points), Svg.GREY, 2, "none");
		int every = 1 + (labels.size() - 1) / 8;
		for (int i = 0; i < points.size(); i++) {
			svg.mark(points.get(i)[0], points.get(i)[1], mark(chart, chart.points().get(i)));
			if (i % every == 0) {
				svg.text(points.get(i)[0], Axes.Y0 + 19, "middle", 13, labels.get(i));
			}
		}
		svg.line(Axes.X0, Axes.Y0, Axes.X1, Axes.Y0, Svg.INK, 1, "none");
	}

	private static Svg.Mark mark(XmrChart chart, XmrChart.Point point) {
		if (point.cause() == SpecialCause.NONE) {
			return Svg.Mark.COMMON;
		}
		return switch (chart.better()) {
			case HIGHER -> point.high() ? Svg.Mark.BETTER : Svg.Mark.WORSE;
			case LOWER -> point.high() ? Svg.Mark.WORSE : Svg.Mark.BETTER;
			case NEITHER -> Svg.Mark.OTHER;
		};
	}

	private static String description(String measure, XmrChart chart) {
		long special = chart.points().stream().filter((point) -> point.cause() != SpecialCause.NONE).count();
		return Stream
			.of("XmR chart of %d points: %s.".formatted(chart.points().size(), measure),
					"%d of them are special cause variation.".formatted(special),
					chart.phases().getLast().trial() ? "The limits are on trial: they come from fewer than 13 points."
							: "",
					chart.screened() ? "Outlying moving ranges were left out of the limits." : "",
					"The table gives the same figures.")
			.filter((sentence) -> !sentence.isEmpty())
			.reduce((first, next) -> first + " " + next)
			.orElseThrow();
	}

}
