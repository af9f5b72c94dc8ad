package org.peerprescribing.reporting;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.peerprescribing.reporting.disclosure.Division;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.disclosure.YearBesideQuarters;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/**
 * A board's cohort divided into its parts: how many were issued and how many of them
 * joined, below what was released of the board's funnel. A year is compared with its
 * quarters before it is shown.
 */
@Component
class DividedCohorts {

	/** For a trial of practices before it is known what is shown of their network. */
	private static final Division.Whole SHOWN = new Division.Whole(new Figure.Shown(0), new Figure.Shown(0));

	private final FrozenParts frozen;

	private final ReleasedTables months;

	private final ReleasedCuts cuts;

	private final PublicParts known;

	DividedCohorts(FrozenParts frozen, ReleasedTables months, ReleasedCuts cuts, PublicParts known) {
		this.frozen = frozen;
		this.months = months;
		this.cuts = cuts;
		this.known = known;
	}

	/**
	 * What may be seen of one of the divisions.
	 * @param first the month of the first prescription anywhere
	 */
	List<ReleasedCut.Row> rows(OdsCode board, TableKind kind, Period period, YearMonth first) {
		Scope scope = new Scope(board, period, first);
		if (kind == TableKind.NETWORK || kind == TableKind.PRACTICE) {
			return places(scope, kind);
		}
		Map<String, String> names = this.known.of(kind);
		String cut = (kind == TableKind.NEED) ? "BOARD" : kind.name();
		List<Division.Part> parts = parts(scope, cut, names.keySet());
		Division division = divide(scope, kind.name(), "", parts, wholeOf(scope, parts), false, Set.of());
		return division.rows()
			.stream()
			.map((row) -> new ReleasedCut.Row("", row.code(), names.getOrDefault(row.code(), ""),
					List.of(row.issued(), row.joined())))
			.toList();
	}

	private List<ReleasedCut.Row> places(Scope scope, TableKind kind) {
		Map<String, List<Division.Part>> practices = practices(scope);
		List<Division.Part> networks = new ArrayList<>();
		Set<String> dominated = new HashSet<>();
		practices.forEach((network, parts) -> {
			Division trial = divide(scope, TableKind.PRACTICE.name(), network, parts, SHOWN, true, Set.of());
			if (Division.isDominated(parts, trial, false)) {
				dominated.add(network);
			}
			networks.add(new Division.Part(network, parts.stream().mapToInt(Division.Part::issued).sum(),
					parts.stream().mapToInt(Division.Part::joined).sum(), Division.isDominated(parts, trial, true)));
		});
		Division released = divide(scope, TableKind.NETWORK.name(), "", networks, wholeOf(scope, networks), false,
				dominated);
		List<ReleasedCut.Row> rows = new ArrayList<>();
		for (Division.Row network : released.rows()) {
			String name = this.known.nameOf(network.code());
			if (kind == TableKind.NETWORK) {
				rows.add(new ReleasedCut.Row("", network.code(), name, List.of(network.issued(), network.joined())));
				continue;
			}
			Division own = divide(scope, TableKind.PRACTICE.name(), network.code(),
					practices.getOrDefault(network.code(), List.of()),
					new Division.Whole(network.issued(), network.joined()), true, Set.of());
			own.rows()
				.forEach((row) -> rows.add(new ReleasedCut.Row(network.code(), row.code(), named(row),
						List.of(row.issued(), row.joined()))));
		}
		return rows;
	}

	private String named(Division.Row row) {
		return (row.codes().size() > 1) ? "" : this.known.nameOf(row.code());
	}

	private Division divide(Scope scope, String cut, String group, List<Division.Part> parts, Division.Whole whole,
			boolean together, Set<String> small) {
		if (!(scope.period instanceof Period.Year year)) {
			return release(parts, whole, together, small);
		}
		YearBesideQuarters beside = new YearBesideQuarters(year.quarters()
			.stream()
			.filter((quarter) -> !quarter.months().getLast().isBefore(scope.first))
			.map((quarter) -> quarter(new Scope(scope.board, quarter, scope.first), cut, group, parts))
			.toList());
		Set<String> withheld = new HashSet<>(beside.withheld());
		withheld.addAll(small);
		return beside.checked(release(beside.parts(parts), whole, together, withheld), whole);
	}

	private static Division release(List<Division.Part> parts, Division.Whole whole, boolean together,
			Set<String> withheld) {
		return together ? Division.ofPractices(parts, whole, withheld) : Division.of(parts, whole, withheld);
	}

	/** A quarter as it was released, with the raw counts behind it. */
	private YearBesideQuarters.Quarter quarter(Scope scope, String cut, String group, List<Division.Part> year) {
		List<Division.Row> rows = this.cuts.find(scope.board, cut, scope.period)
			.stream()
			.flatMap((table) -> table.rows().stream())
			.filter((row) -> row.group().equals(group))
			.map((row) -> new Division.Row(row.code(), row.figures().getFirst(), row.figures().getLast()))
			.toList();
		List<String> codes = year.stream().map(Division.Part::code).toList();
		List<Division.Part> parts = switch (cut) {
			case "PRACTICE" -> practices(scope).getOrDefault(group, List.of());
			case "NETWORK" -> networks(scope);
			case "NEED" -> parts(scope, "BOARD", codes);
			default -> parts(scope, cut, codes);
		};
		Division.Whole whole = cut.equals("PRACTICE") ? network(scope, group) : whole(scope);
		return new YearBesideQuarters.Quarter(parts, new Division(rows), whole.issued(), whole.joined());
	}

	/** What was released of the board's funnel. */
	private Division.Whole whole(Scope scope) {
		Map<String, Figure> steps = new HashMap<>();
		this.cuts.find(scope.board, ReleasedCut.FUNNEL, scope.period)
			.forEach((step) -> steps.put(step.part(), step.rows().getFirst().figures().getFirst()));
		return new Division.Whole(steps.getOrDefault(FunnelStep.ISSUED.name(), Figure.NOT_YET),
				steps.getOrDefault(FunnelStep.JOINED.name(), Figure.NOT_YET));
	}

	/**
	 * As released, where the parts that are to be shown below it come to the same counts.
	 * They do not where a month was frozen before its parts were kept; then nothing of
	 * them is shown.
	 */
	private Division.Whole wholeOf(Scope scope, List<Division.Part> parts) {
		Map<FunnelStep, Integer> frozen = this.months.frozenCounts(scope.board, scope.period);
		boolean same = parts.stream().mapToInt(Division.Part::issued).sum() == frozen.getOrDefault(FunnelStep.ISSUED, 0)
				&& parts.stream().mapToInt(Division.Part::joined).sum() == frozen.getOrDefault(FunnelStep.JOINED, 0);
		return same ? whole(scope) : new Division.Whole(Figure.HIDDEN, Figure.HIDDEN);
	}

	private Division.Whole network(Scope scope, String network) {
		return this.cuts.find(scope.board, TableKind.NETWORK.name(), scope.period)
			.stream()
			.flatMap((table) -> table.rows().stream())
			.filter((row) -> row.code().equals(network))
			.map((row) -> new Division.Whole(row.figures().getFirst(), row.figures().getLast()))
			.findFirst()
			.orElse(new Division.Whole(Figure.HIDDEN, Figure.HIDDEN));
	}

	private List<Division.Part> networks(Scope scope) {
		return practices(scope).entrySet()
			.stream()
			.map((network) -> new Division.Part(network.getKey(),
					network.getValue().stream().mapToInt(Division.Part::issued).sum(),
					network.getValue().stream().mapToInt(Division.Part::joined).sum()))
			.toList();
	}

	/** By network, those that are known and those that were counted. */
	private Map<String, List<Division.Part>> practices(Scope scope) {
		Map<String, Map<String, int[]>> counted = new TreeMap<>();
		this.known.practices(scope.board, scope.period).forEach((network, practices) -> {
			Map<String, int[]> own = counted.computeIfAbsent(network, (code) -> new TreeMap<>());
			practices.keySet().forEach((practice) -> own.put(practice, new int[2]));
		});
		for (FrozenParts.Frozen one : this.frozen.of(scope.board, "PRACTICE", scope.period)) {
			if (one.need().isEmpty()) {
				count(one.step(), one.counted(), counted.computeIfAbsent(one.network(), (code) -> new TreeMap<>())
					.computeIfAbsent(one.value(), (code) -> new int[2]));
			}
		}
		Map<String, List<Division.Part>> practices = new TreeMap<>();
		counted.forEach((network, own) -> practices.put(network, parts(own)));
		return practices;
	}

	private List<Division.Part> parts(Scope scope, String cut, Iterable<String> codes) {
		Map<String, int[]> counted = new LinkedHashMap<>();
		codes.forEach((code) -> counted.put(code, new int[2]));
		for (FrozenParts.Frozen one : this.frozen.of(scope.board, cut, scope.period)) {
			String code = cut.equals("BOARD") ? one.need() : one.value();
			if (!cut.equals("BOARD") || !code.isEmpty()) {
				// What is not of the list has the row of what is not known.
				count(one.step(), one.counted(),
						counted.getOrDefault(code, counted.computeIfAbsent(PublicParts.UNKNOWN, (key) -> new int[2])));
			}
		}
		return parts(counted);
	}

	private static void count(String step, int counted, int[] into) {
		if (step.equals(FunnelStep.ISSUED.name())) {
			into[0] += counted;
		}
		else if (step.equals(FunnelStep.JOINED.name())) {
			into[1] += counted;
		}
	}

	private static List<Division.Part> parts(Map<String, int[]> counted) {
		return counted.entrySet()
			.stream()
			.map((one) -> new Division.Part(one.getKey(), one.getValue()[0], one.getValue()[1]))
			.toList();
	}

	/** Whose cohort, and since when there is any. */
	private record Scope(OdsCode board, Period period, YearMonth first) {
	}

}
