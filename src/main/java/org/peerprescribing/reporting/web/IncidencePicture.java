package org.peerprescribing.reporting.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.peerprescribing.reporting.statistics.CumulativeIncidence;
import org.peerprescribing.reporting.statistics.TimeToEvent.Ending;

/**
 * How the share that joined, died, left the practice or opted out grows with time, as an
 * SVG picture. Draws what it is given, so what it is given has been released.
 *
 * @param svg the picture
 */
record IncidencePicture(String svg) {

	private static final int LINE = 17;

	/**
	 * @param id unique on the page
	 * @param headline what the curve says, as one sentence
	 * @param days how far the picture goes, 7 or more
	 */
	static IncidencePicture of(String id, String headline, int days, CumulativeIncidence incidence) {
		List<Curve> curves = List.of(new Curve(Ending.EVENT, "Joined", Svg.BLUE, "none"),
				new Curve(Ending.OPTED_OUT, "Opted out", Svg.PURPLE, "8 4"),
				new Curve(Ending.LEFT_PRACTICE, "Left the practice", Svg.ORANGE, "2 3"),
				new Curve(Ending.DEATH, "Died", Svg.INK, "10 3 2 3"));
		Svg svg = new Svg(id, headline, description(days, curves, incidence));
		double most = incidence.steps()
			.stream()
			.filter((step) -> step.day() <= days)
			.mapToDouble((step) -> step.of(Ending.EVENT).interval().high())
			.max()
			.orElse(1);
		Axes axes = Axes.around(0, days, 0, 100 * Math.max(0.1, most));
		axes.drawVertical(svg, "Share of those prescribed", "%");
		axes.drawHorizontal(svg, "Days since issue", (days > 28) ? 14 : 7);
		drawBand(svg, axes, incidence, days);
		List<Curve> byHeight = curves.stream()
			.sorted(Comparator.comparingDouble((Curve curve) -> incidence.by(days, curve.ending()).value()))
			.toList();
		double lowest = Axes.Y0 + LINE;
		for (Curve curve : byHeight) {
			svg.path(Svg.through(steps(axes, incidence, days, (step) -> step.of(curve.ending()).value())),
					curve.colour(), 3, curve.dashes());
			double share = incidence.by(days, curve.ending()).value();
			lowest = Math.min(axes.y(100 * share) + 4, lowest - LINE);
			svg.line(Axes.X1 + 6, lowest - 4, Axes.X1 + 30, lowest - 4, curve.colour(), 3, curve.dashes());
			svg.text(Axes.X1 + 36, lowest, "start", 13, curve.title());
		}
		svg.text(Axes.X0, 412, "start", 13, "The band is the 95% interval of the share that joined.");
		return new IncidencePicture(svg.end());
	}

	private static void drawBand(Svg svg, Axes axes, CumulativeIncidence incidence, int days) {
		List<double[]> outline = new ArrayList<>(
				steps(axes, incidence, days, (step) -> step.of(Ending.EVENT).interval().low()));
		outline.addAll(steps(axes, incidence, days, (step) -> step.of(Ending.EVENT).interval().high()).reversed());
		svg.area(Svg.through(outline) + "Z", Svg.BLUE);
	}

	private static List<double[]> steps(Axes axes, CumulativeIncidence incidence, int days,
			ToDoubleFunction<CumulativeIncidence.Step> share) {
		List<double[]> points = new ArrayList<>(List.of(new double[] { axes.x(0), axes.y(0) }));
		for (CumulativeIncidence.Step step : incidence.steps()) {
			if (step.day() <= days) {
				points.add(new double[] { axes.x(step.day()), points.getLast()[1] });
				points.add(new double[] { axes.x(step.day()), axes.y(100 * share.applyAsDouble(step)) });
			}
		}
		points.add(new double[] { axes.x(days), points.getLast()[1] });
		return points;
	}

	private static String description(int days, List<Curve> curves, CumulativeIncidence incidence) {
		StringBuilder words = new StringBuilder("Cumulative incidence by day %d:".formatted(days));
		for (Curve curve : curves) {
			words.append(" %s %d%%.".formatted(curve.title().toLowerCase(java.util.Locale.ROOT),
					Math.round(100 * incidence.by(days, curve.ending()).value())));
		}
		return words.append(" The table gives the same figures.").toString();
	}

	private record Curve(Ending ending, String title, String colour, String dashes) {
	}

}
