package org.peerprescribing.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.reporting.disclosure.CohortSize;
import org.peerprescribing.reporting.disclosure.DisclosureControl;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.statistics.Interval;
import org.peerprescribing.reporting.statistics.NonResponse;
import org.peerprescribing.reporting.statistics.Proportion;
import org.peerprescribing.shared.OdsCode;

/**
 * The released funnel of one period of issue of one board. Everything in it is made from
 * released figures alone.
 *
 * @param board whose
 * @param period of issue, London time
 * @param figures one for each step that is released
 * @param asOf the latest closing day among them
 * @param ruleVersion version of the disclosure control
 * @param hash SHA-256 over the hashes of the released figures
 */
public record FunnelReport(OdsCode board, Period period, Map<FunnelStep, Figure> figures, Instant asOf,
		String ruleVersion, String hash) {

	public FunnelReport {
		figures = Map.copyOf(figures);
	}

	/** Every step in its order. */
	public List<Row> rows() {
		return List.of(FunnelStep.values()).stream().map(this::row).toList();
	}

	/** When a step of it closes. */
	public Instant closes(FunnelStep step) {
		return step.closes(this.period.months().getLast());
	}

	/** One step with what it is taken of. */
	public Row row(FunnelStep step) {
		FunnelStep base = step.base();
		Figure figure = figure(step);
		Figure whole = (base != null) ? figure(base) : null;
		return new Row(step, figure, whole, proportion(figure, whole));
	}

	/**
	 * Useful among all who joined: the low end as if none of the silent found it useful,
	 * the high end as if all did. Empty unless joined, answering and useful are all
	 * shown.
	 */
	public Optional<Interval> usefulBand() {
		Figure useful = figure(FunnelStep.USEFUL);
		Figure answering = figure(FunnelStep.ANSWERING);
		if (proportion(useful, answering) != null && proportion(answering, figure(FunnelStep.JOINED)) != null
				&& useful instanceof Figure.Shown(int yes) && answering instanceof Figure.Shown(int answered)
				&& figure(FunnelStep.JOINED) instanceof Figure.Shown(int joined)) {
			return Optional.of(NonResponse.band(yes, answered, joined));
		}
		return Optional.empty();
	}

	private Figure figure(FunnelStep step) {
		Figure figure = this.figures.get(step);
		if (figure != null) {
			return figure;
		}
		Figure issued = this.figures.get(FunnelStep.ISSUED);
		boolean never = this.period instanceof Period.Month && issued != null && !CohortSize.givesInMonth(step, issued);
		return never ? Figure.NOT_GIVEN : Figure.NOT_YET;
	}

	private static @Nullable Proportion proportion(Figure part, @Nullable Figure whole) {
		if (whole != null && DisclosureControl.allowsProportion(part, whole) && part instanceof Figure.Shown(int n)
				&& whole instanceof Figure.Shown(int all)) {
			return Proportion.of(n, all);
		}
		return null;
	}

	/**
	 * One step.
	 *
	 * @param step which
	 * @param figure the released figure
	 * @param whole what it is taken of; null for the first step
	 * @param proportion null unless both are shown and neither 0 % nor 100 %
	 */
	public record Row(FunnelStep step, Figure figure, @Nullable Figure whole, @Nullable Proportion proportion) {
	}

}
