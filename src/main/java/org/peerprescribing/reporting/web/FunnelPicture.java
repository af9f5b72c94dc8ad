package org.peerprescribing.reporting.web;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;

/**
 * The funnel as bars: their lengths come from rounded figures alone, and a hidden figure
 * has no bar at all.
 *
 * @param height in user units
 * @param bars from top to bottom
 */
record FunnelPicture(int height, List<Bar> bars) {

	private static final int FULL_WIDTH = 380;

	private static final int LINE = 34;

	private static final List<FunnelStep> STEPS = List.of(FunnelStep.ISSUED, FunnelStep.DELIVERED, FunnelStep.OPENED,
			FunnelStep.LEFT, FunnelStep.JOINED, FunnelStep.STILL_USING);

	/** None where not even the number issued is shown. */
	static @Nullable FunnelPicture of(FunnelReport report) {
		if (!(report.row(FunnelStep.ISSUED).figure() instanceof Figure.Shown(int issued))) {
			return null;
		}
		List<Bar> bars = new ArrayList<>();
		for (FunnelStep step : STEPS) {
			Figure figure = report.row(step).figure();
			int count = (figure instanceof Figure.Shown(int shown)) ? shown : 0;
			int width = FULL_WIDTH * Math.min(count, issued) / issued;
			int top = bars.size() * LINE;
			bars.add(new Bar(step, figure.text(), top, top + LINE / 2 + 2, width, 220 + width));
		}
		return new FunnelPicture(bars.size() * LINE, bars);
	}

	/** One bar with its label at the left and its figure at its end. */
	record Bar(FunnelStep step, String figure, int top, int baseline, int width, int end) {
	}

}
