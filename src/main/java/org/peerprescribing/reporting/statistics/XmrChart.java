package org.peerprescribing.reporting.statistics;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A measure over time with its limits and what stands out, as in NHS England's Making
 * Data Count.
 *
 * @param points in order of time
 * @param phases each with limits of its own; the first begins at the first point
 * @param better which way is better
 * @param target what was aimed at; null for none
 * @param screened whether outlying moving ranges were left out; the chart must say so
 */
public record XmrChart(List<Point> points, List<Phase> phases, Better better, @Nullable Double target,
		boolean screened) {

	/** With fewer points limits are on trial; with these they are locked. */
	public static final int POINTS_TO_LOCK = 13;

	public XmrChart {
		points = List.copyOf(points);
		phases = List.copyOf(phases);
	}

	/**
	 * One phase whose limits come from all points.
	 * @param values two or more finite values in order of time
	 */
	public static XmrChart of(List<Double> values, Better better, @Nullable Double target, boolean screened) {
		return of(values, List.of(new Baseline(0, values.size(), null)), better, target, screened);
	}

	/**
	 * Limits follow the points while they are fewer than 13, then stay as they were at
	 * the thirteenth; a rebase starts again.
	 * @param values two or more finite values in order of time
	 * @param rebases by the point they begin at, from 2; each with its reason
	 */
	public static XmrChart locked(List<Double> values, List<Rebase> rebases, Better better, @Nullable Double target) {
		List<Baseline> baselines = new ArrayList<>();
		int start = 0;
		String reason = null;
		for (Rebase rebase : rebases) {
			baselines.add(new Baseline(start, Math.min(POINTS_TO_LOCK, rebase.from() - start), reason));
			start = rebase.from();
			reason = rebase.reason();
		}
		baselines.add(new Baseline(start, Math.min(POINTS_TO_LOCK, values.size() - start), reason));
		return of(values, baselines, better, target, false);
	}

	private static XmrChart of(List<Double> values, List<Baseline> baselines, Better better, @Nullable Double target,
			boolean screened) {
		if (values.stream().anyMatch((value) -> !Double.isFinite(value))
				|| (target != null && !Double.isFinite(target))) {
			throw new IllegalArgumentException("Points and target are finite");
		}
		List<Phase> phases = new ArrayList<>();
		List<Point> points = new ArrayList<>();
		for (int i = 0; i < baselines.size(); i++) {
			Baseline baseline = baselines.get(i);
			int end = (i + 1 < baselines.size()) ? baselines.get(i + 1).from() : values.size();
			List<Double> own = values.subList(baseline.from(), end);
			XmrLimits limits = XmrLimits.of(own.subList(0, baseline.points()), screened);
			phases.add(new Phase(baseline.from(), end, limits, baseline.points() < POINTS_TO_LOCK, baseline.reason()));
			for (int point = 0; point < own.size(); point++) {
				SpecialCause.Signal signal = SpecialCause.of(point, own, limits);
				points.add(new Point(own.get(point), signal.cause(), signal.high()));
			}
		}
		return new XmrChart(points, phases, better, target, screened);
	}

	/** What the last point shows. */
	public Variation variation() {
		Point last = this.points.getLast();
		if (last.cause() == SpecialCause.NONE) {
			return Variation.COMMON_CAUSE;
		}
		return switch (this.better) {
			case NEITHER -> last.high() ? Variation.NEUTRAL_HIGH : Variation.NEUTRAL_LOW;
			case HIGHER -> last.high() ? Variation.IMPROVEMENT_HIGH : Variation.CONCERN_LOW;
			case LOWER -> last.high() ? Variation.CONCERN_HIGH : Variation.IMPROVEMENT_LOW;
		};
	}

	/** Whether the target can be expected to be met, by the limits of the last phase. */
	public Assurance assurance() {
		if (this.target == null || this.better == Better.NEITHER) {
			return Assurance.NONE;
		}
		Interval limits = this.phases.getLast().limits().outer();
		if (limits.contains(this.target)) {
			return Assurance.INCONSISTENT;
		}
		boolean above = limits.low() > this.target;
		return (above == (this.better == Better.HIGHER)) ? Assurance.CONSISTENTLY_PASSES : Assurance.CONSISTENTLY_FAILS;
	}

	/** Which way is better. */
	public enum Better {

		HIGHER, LOWER, NEITHER

	}

	/** The variation icon. */
	public enum Variation {

		COMMON_CAUSE, IMPROVEMENT_HIGH, IMPROVEMENT_LOW, CONCERN_HIGH, CONCERN_LOW, NEUTRAL_HIGH, NEUTRAL_LOW

	}

	/** The assurance icon. */
	public enum Assurance {

		CONSISTENTLY_PASSES, CONSISTENTLY_FAILS, INCONSISTENT, NONE

	}

	/**
	 * One point.
	 *
	 * @param value as measured
	 * @param cause the first special cause that applies
	 * @param high which way it points: above the mean, or rising
	 */
	public record Point(double value, SpecialCause cause, boolean high) {
	}

	/**
	 * Points that share their limits.
	 *
	 * @param from its first point, from 0
	 * @param end the point after its last
	 * @param limits theirs
	 * @param trial made from fewer than 13 points
	 * @param reason why limits were made anew; null for the first phase
	 */
	public record Phase(int from, int end, XmrLimits limits, boolean trial, @Nullable String reason) {
	}

	/**
	 * Limits made anew from a point on.
	 *
	 * @param from the first point of the new phase, 2 or more
	 * @param reason what changed in the world; never blank
	 */
	public record Rebase(int from, String reason) {

		public Rebase {
			if (from < 2 || reason.isBlank()) {
				throw new IllegalArgumentException("A rebase needs points before it and a reason");
			}
		}

	}

	private record Baseline(int from, int points, @Nullable String reason) {

		Baseline {
			if (points < 2) {
				throw new IllegalArgumentException("Limits need two points");
			}
		}

	}

}
