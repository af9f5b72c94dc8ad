package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A year's division beside those of its quarters, which were released before: a part of
 * the year less its quarters that are shown leaves those that are not.
 *
 * @param quarters released, with the raw counts behind each, in order
 */
public record YearBesideQuarters(List<Quarter> quarters) {

	public YearBesideQuarters {
		quarters = List.copyOf(quarters);
	}

	/** The parts that must not stand alone in the year. */
	public Set<String> withheld() {
		Set<String> codes = new HashSet<>();
		this.quarters.forEach((quarter) -> quarter.parts().forEach((part) -> codes.add(part.code())));
		codes.removeIf((code) -> Overlap.isSafe(figures(code, Division.Row::issued, Figure.HIDDEN),
				counts(code, Division.Part::issued)));
		return codes;
	}

	/**
	 * The year's parts, each with whether its quarters forbid to show how many joined:
	 * where one is hidden, or where those that are not given would not pass as one.
	 */
	public List<Division.Part> parts(List<Division.Part> year) {
		List<Division.Part> parts = new ArrayList<>();
		for (Division.Part part : year) {
			List<Figure> figures = figures(part.code(), Division.Row::joined, Figure.NOT_GIVEN);
			List<Integer> issued = counts(part.code(), Division.Part::issued);
			List<Integer> joined = counts(part.code(), Division.Part::joined);
			int restIssued = 0;
			int restJoined = 0;
			boolean hidden = false;
			for (int i = 0; i < figures.size(); i++) {
				hidden |= figures.get(i) instanceof Figure.Hidden;
				restIssued += (figures.get(i) instanceof Figure.Shown) ? 0 : issued.get(i);
				restJoined += (figures.get(i) instanceof Figure.Shown) ? 0 : joined.get(i);
			}
			boolean all = figures.stream().allMatch(Figure.Shown.class::isInstance);
			parts.add(new Division.Part(part.code(), part.issued(), part.joined(),
					hidden || (!all && !DisclosureControl.passes(restJoined, restIssued))));
		}
		return parts;
	}

	/**
	 * The year's division, or nothing of it where a small count of any quarter would
	 * follow from all that is shown.
	 */
	public Division checked(Division year, Division.Whole whole) {
		boolean issued = tellsNothing(year, whole.issued(), Division.Row::issued, Quarter::issued,
				(part) -> part.issued() == 0 || part.issued() >= Companions.SMALLEST_WHOLE);
		boolean joined = tellsNothing(year, whole.joined(), Division.Row::joined, Quarter::joined,
				(part) -> part.issued() == 0 || DisclosureControl.passes(part.joined(), part.issued()));
		return (issued && joined) ? year : year.hidden();
	}

	private boolean tellsNothing(Division year, Figure whole, Function<Division.Row, Figure> figure,
			Function<Quarter, Figure> quarterly, Predicate<Division.Part> safe) {
		Map<String, Integer> cells = new HashMap<>();
		List<Division.Part> parts = new ArrayList<>();
		for (int q = 0; q < this.quarters.size(); q++) {
			for (Division.Part part : this.quarters.get(q).parts()) {
				cells.put(q + " " + part.code(), parts.size());
				parts.add(part);
			}
		}
		Subtraction reader = new Subtraction(parts.size());
		for (int q = 0; q < this.quarters.size(); q++) {
			Quarter quarter = this.quarters.get(q);
			List<String> codes = quarter.parts().stream().map(Division.Part::code).toList();
			publish(reader, quarterly.apply(quarter), cellsOf(codes, cells, q, q + 1));
			for (Division.Row row : quarter.released().rows()) {
				publish(reader, figure.apply(row), cellsOf(row.codes(), cells, q, q + 1));
			}
		}
		publish(reader, whole, Set.copyOf(cells.values()));
		for (Division.Row row : year.rows()) {
			publish(reader, figure.apply(row), cellsOf(row.codes(), cells, 0, this.quarters.size()));
		}
		return reader.determined().stream().mapToObj(parts::get).allMatch(safe);
	}

	private static void publish(Subtraction reader, Figure figure, Set<Integer> sum) {
		if (figure instanceof Figure.Shown) {
			reader.publish(sum);
		}
	}

	private static Set<Integer> cellsOf(List<String> codes, Map<String, Integer> cells, int from, int end) {
		Set<Integer> found = new HashSet<>();
		for (String code : codes) {
			for (int q = from; q < end; q++) {
				Integer cell = cells.get(q + " " + code);
				if (cell != null) {
					found.add(cell);
				}
			}
		}
		return found;
	}

	/** Whoever has no row of their own that quarter has the figure of those without. */
	private List<Figure> figures(String code, Function<Division.Row, Figure> figure, Figure without) {
		return this.quarters.stream()
			.map((quarter) -> quarter.released()
				.rows()
				.stream()
				.filter((row) -> row.code().equals(code))
				.map(figure)
				.findFirst()
				.orElse(without))
			.toList();
	}

	private List<Integer> counts(String code, ToIntFunction<Division.Part> count) {
		return this.quarters.stream()
			.map((quarter) -> quarter.parts().stream().filter((part) -> part.code().equals(code)).mapToInt(count).sum())
			.toList();
	}

	/**
	 * One quarter.
	 *
	 * @param parts raw
	 * @param released what was released of them
	 * @param issued what was released of all together
	 * @param joined what was released of all together
	 */
	public record Quarter(List<Division.Part> parts, Division released, Figure issued, Figure joined) {

		public Quarter {
			parts = List.copyOf(parts);
		}

	}

}
