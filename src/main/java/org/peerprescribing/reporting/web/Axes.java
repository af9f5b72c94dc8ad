package org.peerprescribing.reporting.web;

import java.math.BigDecimal;

/**
 * Where values lie in a picture.
 *
 * @param left the value at the left edge
 * @param right the value at the right edge, above {@code left}
 * @param bottom the value at the lower edge
 * @param top the value at the upper edge, above {@code bottom}
 */
record Axes(double left, double right, double bottom, double top) {

	static final double X0 = 70;

	static final double X1 = 600;

	static final double Y0 = 345;

	static final double Y1 = 60;

	private static final int MOST_TICKS = 6;

	Axes {
		if (!(left < right) || !(bottom < top)) {
			throw new IllegalArgumentException("An axis goes from a smaller to a larger value");
		}
	}

	/** Axes whose vertical one ends on whole steps around the values. */
	static Axes around(double left, double right, double least, double most) {
		double step = step(Math.max(most - least, 1e-9));
		double bottom = Math.floor(least / step) * step;
		return new Axes(left, right, bottom, Math.max(bottom + step, Math.ceil(most / step) * step));
	}

	double x(double value) {
		return X0 + (value - this.left) / (this.right - this.left) * (X1 - X0);
	}

	double y(double value) {
		return Y0 - (value - this.bottom) / (this.top - this.bottom) * (Y0 - Y1);
	}

	/** Lines across at whole steps, with their values and what they count. */
	void drawVertical(Svg svg, String title, String unit) {
		double step = step(this.top - this.bottom);
		svg.text(X0 - 58, Y1 - 16, "start", 13, title);
		for (int i = 0; this.bottom + i * step <= this.top + step / 1000; i++) {
			double value = this.bottom + i * step;
			svg.line(X0, y(value), X1, y(value), "#e8edee", 1, "none");
			svg.text(X0 - 8, y(value) + 4, "end", 13, text(value, step) + unit);
		}
	}

	/** Marks along the bottom at whole steps. */
	void drawHorizontal(Svg svg, String title, double step) {
		for (double value = Math.ceil(this.left / step) * step; value <= this.right; value += step) {
			svg.line(x(value), Y0, x(value), Y0 + 5, Svg.INK, 1, "none");
			svg.text(x(value), Y0 + 19, "middle", 13, text(value, step));
		}
		svg.line(X0, Y0, X1, Y0, Svg.INK, 1, "none");
		svg.text((X0 + X1) / 2, Y0 + 38, "middle", 13, title);
	}

	/** 1, 2 or 5 times a power of ten. */
	static double step(double range) {
		double rough = range / MOST_TICKS;
		double power = Math.pow(10, Math.floor(Math.log10(rough)));
		double lead = rough / power;
		return power * ((lead <= 1) ? 1 : (lead <= 2) ? 2 : (lead <= 5) ? 5 : 10);
	}

	private static String text(double value, double step) {
		int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
		return BigDecimal.valueOf(value).setScale(digits, java.math.RoundingMode.HALF_UP).toPlainString();
	}

}
