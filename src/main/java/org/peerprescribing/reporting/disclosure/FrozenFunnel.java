package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.peerprescribing.reporting.lattice.FunnelStep;

/**
 * The funnel of one cohort as it was released, with the raw counts behind it. Larger
 * cohorts are made from the frozen counts of their parts, never from later facts: a
 * quarter from its months, a year from its quarters, a network from its practice rows, a
 * board from its networks.
 *
 * @param raw never leaves the module
 * @param released what may be seen
 * @param parts what it was made from; none for a month of a single row
 */
public record FrozenFunnel(Map<FunnelStep, Integer> raw, Map<FunnelStep, Figure> released, List<FrozenFunnel> parts) {

	public FrozenFunnel {
		raw = Map.copyOf(raw);
		released = Map.copyOf(released);
		parts = List.copyOf(parts);
	}

	/** A cohort without parts, by the rules of one funnel alone. */
	static FrozenFunnel of(Map<FunnelStep, Integer> raw) {
		return release(raw, List.of(), List.of(), (step, issued) -> true);
	}

	/** A month as it was released. */
	public static FrozenFunnel ofMonth(Map<FunnelStep, Integer> raw, Map<FunnelStep, Figure> released) {
		return new FrozenFunnel(raw, released, List.of());
	}

	/**
	 * A quarter from its months or a year from its quarters, by the rules of
	 * {@link CohortSize}.
	 * @param parts all of them, each with the same steps
	 */
	public static FrozenFunnel over(List<FrozenFunnel> parts) {
		return release(sum(parts), parts, List.of(parts), CohortSize::givesOverMonths);
	}

	/**
	 * A cohort of released parts.
	 * @param parts all of them
	 * @param ways other ways to divide the same cohort that were released as well, such
	 * as the networks of a board beside the months of a quarter; each must have the same
	 * raw counts
	 */
	static FrozenFunnel sumOf(List<FrozenFunnel> parts, List<List<FrozenFunnel>> ways) {
		Map<FunnelStep, Integer> raw = sum(parts);
		for (List<FrozenFunnel> way : ways) {
			if (!sum(way).equals(raw)) {
				throw new IllegalArgumentException("Two ways to divide a cohort have the same counts");
			}
		}
		return release(raw, parts, Stream.concat(Stream.of(parts), ways.stream()).toList(), (step, issued) -> true);
	}

	private static FrozenFunnel release(Map<FunnelStep, Integer> raw, List<FrozenFunnel> parts,
			List<List<FrozenFunnel>> ways, BiPredicate<FunnelStep, Figure> gives) {
		Map<FunnelStep, Figure> released = new EnumMap<>(FunnelStep.class);
		for (FunnelStep step : FunnelStep.values()) {
			if (raw.containsKey(step)) {
				Figure own = DisclosureControl.release(step, raw, released);
				boolean safe = ways.stream().allMatch((way) -> isSafe(step, way, released));
				boolean given = gives.test(step, released.getOrDefault(FunnelStep.ISSUED, Figure.NOT_YET));
				released.put(step, given ? safe ? own : Figure.HIDDEN : Figure.NOT_GIVEN);
			}
		}
		return new FrozenFunnel(raw, released, parts);
	}

	/** What a reader can subtract: of a hidden part, the parts it was made from. */
	private static List<FrozenFunnel> subtractable(List<FrozenFunnel> way, FunnelStep step) {
		List<FrozenFunnel> parts = new ArrayList<>();
		for (FrozenFunnel part : way) {
			if (figure(part, step).equals(Figure.HIDDEN) && !part.parts().isEmpty()) {
				parts.addAll(subtractable(part.parts(), step));
			}
			else {
				parts.add(part);
			}
		}
		return parts;
	}

	private static boolean isSafe(FunnelStep step, List<FrozenFunnel> way, Map<FunnelStep, Figure> before) {
		List<FrozenFunnel> parts = subtractable(way, step);
		if (step == FunnelStep.ISSUED) {
			return Overlap.isSafe(parts.stream().map((part) -> figure(part, step)).toList(),
					parts.stream().map((part) -> part.raw().getOrDefault(step, 0)).toList());
		}
		List<FrozenFunnel> open = parts.stream()
			.filter((part) -> figure(part, step) instanceof Figure.NotGiven)
			.toList();
		List<FrozenFunnel> given = parts.stream().filter((part) -> !open.contains(part)).toList();
		return Overlap.isSafeWithin(given.stream().map((part) -> figure(part, step)).toList())
				&& (open.isEmpty() || isSafeTogether(step, sum(open), before));
	}

	/**
	 * Whether what a reader is left with, having subtracted all parts that are given, may
	 * be seen: the parts that are not given, taken as one.
	 */
	private static boolean isSafeTogether(FunnelStep step, Map<FunnelStep, Integer> raw,
			Map<FunnelStep, Figure> before) {
		return step.ancestors()
			.stream()
			.filter((other) -> !(before.get(other) instanceof Figure.NotGiven))
			.allMatch((other) -> DisclosureControl.passes(raw.getOrDefault(step, 0), raw.getOrDefault(other, 0)));
	}

	private static Figure figure(FrozenFunnel part, FunnelStep step) {
		return Objects.requireNonNull(part.released().get(step), "A part has every step of its whole");
	}

	private static Map<FunnelStep, Integer> sum(List<FrozenFunnel> parts) {
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("A sum needs parts");
		}
		Map<FunnelStep, Integer> sum = new EnumMap<>(FunnelStep.class);
		for (FrozenFunnel part : parts) {
			if (!part.raw().keySet().equals(parts.getFirst().raw().keySet())) {
				throw new IllegalArgumentException("Parts have the same steps");
			}
			part.raw().forEach((step, count) -> sum.merge(step, count, Integer::sum));
		}
		return sum;
	}

	@Override
	public String toString() {
		return "FrozenFunnel[" + this.released + "]";
	}

}
