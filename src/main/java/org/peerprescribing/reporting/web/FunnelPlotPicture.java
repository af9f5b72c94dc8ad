package org.peerprescribing.reporting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.peerprescribing.reporting.statistics.FunnelPlot;

/**
 * Practices against what chance alone would do, as an SVG picture. Draws what it is
 * given, so what it is given has been released.
 *
 * @param svg the picture
 */
record FunnelPlotPicture(String svg) {

	/** A practice with fewer issued has no row of its own. */
	private static final int SMALLEST = 10;

	/**
	 * @param id unique on the page
	 * @param headline what the plot says, as one sentence
	 * @param part what the share is of, such as joined
	 * @param whole what the share is taken of, such as issued
	 */
	static FunnelPlotPicture of(String id, String headline, String part, String whole, FunnelPlot plot) {
		long beyond = plot.places()
			.stream()
			.filter((place) -> plot.position(place) != FunnelPlot.Position.WITHIN)
			.count();
		Svg svg = new Svg(id, headline,
				"Funnel plot of %d practices: share %s against number %s. %d lie beyond the 95%% limits. %s"
					.formatted(plot.places().size(), part, whole, beyond, "The table gives the same figures."));
		int most = plot.places().stream().mapToInt(FunnelPlot.Place::whole).max().orElse(SMALLEST);
		double highest = plot.places().stream().mapToDouble(FunnelPlot.Place::share).max().orElse(1);
		Axes axes = new Axes(0, most * 1.1, 0,
				100 * Math.min(1, Math.ceil(10 * Math.max(highest, plot.limits998(15).high())) / 10));
		axes.drawVertical(svg, "Share " + part, "%");
		axes.drawHorizontal(svg, "Prescriptions " + whole, Axes.step(most * 1.1));
		int end = (int) Math.floor(most * 1.1);
		curve(svg, axes, end, (n) -> plot.limits95(n).low(), "6 4");
		curve(svg, axes, end, (n) -> plot.limits95(n).high(), "6 4");
		curve(svg, axes, end, (n) -> plot.limits998(n).low(), "none");
		curve(svg, axes, end, (n) -> plot.limits998(n).high(), "none");
		double centre = axes.y(100 * plot.centre());
		svg.line(Axes.X0, centre, Axes.X1, centre, Svg.INK, 1.5, "none");
		svg.text(Axes.X1 + 8, centre + 4, "start", 13, "All together");
		svg.text(Axes.X1 + 8, axes.y(100 * plot.limits998(end).high()) - 2, "start", 13, "99.8% (solid)");
		svg.text(Axes.X1 + 8, axes.y(100 * plot.limits95(end).low()) + 8, "start", 13, "95% (dashed)");
		List<double[]> taken = new ArrayList<>();
		plot.places().forEach((place) -> taken.add(new double[] { x(axes, place), y(axes, place) }));
		plot.places().forEach((place) -> drawPlace(svg, axes, plot, place, taken));
		svg.legend(412, List.of(Svg.Mark.COMMON, Svg.Mark.OTHER, Svg.Mark.WORSE),
				List.of("As chance would have it", "Beyond 95%", "Beyond 99.8%"));
		return new FunnelPlotPicture(svg.end());
	}

	private static void curve(Svg svg, Axes axes, int end, IntToDoubleFunction limit, String dashes) {
		List<double[]> points = new ArrayList<>();
		for (int n = SMALLEST; n <= end; n++) {
			double share = Math.min(axes.top(), 100 * limit.applyAsDouble(n));
			points.add(new double[] { axes.x(n), axes.y(share) });
		}
		svg.path(Svg.through(points), "#4c6272", 1.5, dashes);
	}

	private static void drawPlace(Svg svg, Axes axes, FunnelPlot plot, FunnelPlot.Place place, List<double[]> taken) {
		Svg.Mark mark = switch (plot.position(place)) {
			case WITHIN -> Svg.Mark.COMMON;
			case ABOVE_95, BELOW_95 -> Svg.Mark.OTHER;
			case ABOVE_998, BELOW_998 -> Svg.Mark.WORSE;
		};
		svg.mark(x(axes, place), y(axes, place), mark);
		if (mark != Svg.Mark.COMMON) {
			double[] label = freeSpot(x(axes, place), y(axes, place), taken);
			taken.add(label);
			svg.text(label[0], label[1] + 4, "middle", 12, place.name());
		}
	}

	/** Where a name covers no mark and no other name, as near as can be. */
	private static double[] freeSpot(double x, double y, List<double[]> taken) {
		for (int away = 0; away < 4; away++) {
			for (double[] offset : new double[][] { { 34, 0 }, { -34, 0 }, { 0, -17 }, { 0, 17 } }) {
				double[] spot = { x + offset[0], y + offset[1] + Math.signum(offset[1]) * 14 * away };
				boolean free = taken.stream()
					.noneMatch((other) -> Math.abs(other[0] - spot[0]) < 34 && Math.abs(other[1] - spot[1]) < 12);
				if (free && spot[0] < Axes.X1 - 20 && spot[1] > Axes.Y1 && spot[1] < Axes.Y0 - 6) {
					return spot;
				}
			}
		}
		return new double[] { x + 34, y };
	}

	private static double x(Axes axes, FunnelPlot.Place place) {
		return axes.x(place.whole());
	}

	private static double y(Axes axes, FunnelPlot.Place place) {
		return axes.y(100 * place.share());
	}

}
