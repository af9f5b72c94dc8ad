package org.peerprescribing.reporting;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.Place;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What commissioners may read: released figures of their own board, and nothing from
 * which they were made.
 */
@Service
@Transactional(readOnly = true)
public class Reports {

	private final ReleasedTables tables;

	private final ReleasedCuts cuts;

	Reports(ReleasedTables tables, ReleasedCuts cuts) {
		this.tables = tables;
		this.cuts = cuts;
	}

	/**
	 * The months of which something is released, newest first; none for an organisation
	 * that is no board. Refuses whoever is no commissioner.
	 */
	public List<YearMonth> months(Actor commissioner) {
		return this.tables.months(commissioner.mustBe(Role.COMMISSIONER).organisation());
	}

	/** The quarters and years of which something is released, oldest first. */
	public List<Period> periods(Actor commissioner) {
		return this.cuts.periods(commissioner.mustBe(Role.COMMISSIONER).organisation(), ReleasedCut.FUNNEL);
	}

	/**
	 * The funnel of a period; empty for another organisation's board, an open period and
	 * one before the first. Refuses whoever is no commissioner.
	 */
	public Optional<FunnelReport> find(OdsCode board, Period period, Actor commissioner) {
		if (!mayRead(board, commissioner)) {
			return Optional.empty();
		}
		Map<FunnelStep, Released> steps = new EnumMap<>(FunnelStep.class);
		if (period instanceof Period.Month month) {
			this.tables.of(board, month.month())
				.forEach((step) -> steps.put(step.step(),
						new Released(step.figure(), step.asOf(), step.ruleVersion(), step.hash())));
		}
		else {
			this.cuts.find(board, ReleasedCut.FUNNEL, period)
				.forEach((step) -> steps.put(FunnelStep.valueOf(step.part()), new Released(
						step.rows().getFirst().figures().getFirst(), step.asOf(), step.ruleVersion(), step.hash())));
		}
		return steps.isEmpty() ? Optional.empty() : Optional.of(report(board, period, steps));
	}

	/**
	 * A table beside the funnel; empty as for {@link #find}, and for a table that is not
	 * made for such a period or has not been released so far.
	 */
	public Optional<ReleasedCut> table(OdsCode board, TableKind kind, Period period, Actor commissioner) {
		if (!mayRead(board, commissioner) || kind.cut(period, new Place.Board(board)).isEmpty()) {
			return Optional.empty();
		}
		return this.cuts.find(board, kind.name(), period).stream().findFirst();
	}

	/** The tables that are released beside a funnel, in their order. */
	public List<TableKind> tables(OdsCode board, Period period, Actor commissioner) {
		if (!mayRead(board, commissioner)) {
			return List.of();
		}
		Set<String> done = this.cuts.done(board);
		return Arrays.stream(TableKind.values())
			.filter((kind) -> done.contains(kind.name() + " " + period.code() + " " + ReleasedCut.WHOLE))
			.toList();
	}

	/**
	 * The funnels of which it is known how many joined, oldest first: by month where
	 * every month is large enough to have its later steps given, else by quarter.
	 */
	public List<FunnelReport> trend(OdsCode board, Actor commissioner) {
		if (!mayRead(board, commissioner)) {
			return List.of();
		}
		List<FunnelReport> months = known(board,
				this.tables.months(board).reversed().stream().map((month) -> (Period) new Period.Month(month)).toList(),
				commissioner);
		boolean byMonth = months.stream()
			.noneMatch((month) -> month.row(FunnelStep.JOINED).figure() instanceof Figure.NotGiven);
		return byMonth ? months : known(board,
				this.cuts.periods(board, ReleasedCut.FUNNEL).stream().filter(Period.Quarter.class::isInstance).toList(),
				commissioner);
	}

	/** SHA-256 over the hashes of several reports, in their order. */
	public static String hashOf(List<FunnelReport> reports) {
		return ReleasedStep.sha256(reports.stream().map(FunnelReport::hash).collect(Collectors.joining("\n")));
	}

	private List<FunnelReport> known(OdsCode board, List<Period> periods, Actor commissioner) {
		return periods.stream()
			.flatMap((period) -> find(board, period, commissioner).stream())
			.filter((report) -> !(report.row(FunnelStep.JOINED).figure() instanceof Figure.NotYet))
			.toList();
	}

	private static boolean mayRead(OdsCode board, Actor commissioner) {
		return commissioner.mustBe(Role.COMMISSIONER).organisation().equals(board);
	}

	private static FunnelReport report(OdsCode board, Period period, Map<FunnelStep, Released> steps) {
		Map<FunnelStep, Figure> figures = new EnumMap<>(FunnelStep.class);
		steps.forEach((step, released) -> figures.put(step, released.figure()));
		Instant asOf = steps.values().stream().map(Released::asOf).max(Comparator.naturalOrder()).orElseThrow();
		String versions = steps.values()
			.stream()
			.map(Released::ruleVersion)
			.distinct()
			.collect(Collectors.joining(", "));
		String hash = ReleasedStep
			.sha256(steps.values().stream().map(Released::hash).collect(Collectors.joining("\n")));
		return new FunnelReport(board, period, figures, asOf, versions, hash);
	}

	private record Released(Figure figure, Instant asOf, String ruleVersion, String hash) {
	}

}
