package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.peerprescribing.shared.OdsCode;

/**
 * A cohort divided one way: into networks, practices of a network, need groups or the
 * values of one trait, each with how many were issued and how many of them joined. It is
 * released beside the figures of the whole, so what a reader can subtract from the whole
 * must be safe too.
 * <ul>
 * <li>A part with fewer than 10 issued is hidden, with company ({@link Companions}),
 * unless it is 0 of 50 or more; practices are put together instead
 * ({@link PracticeRows}).
 * <li>How many joined is given only of parts of a certain released size
 * ({@link CohortSize}), and of all of them or of none: that one alone is hidden would
 * tell why. They are shown if each passes, and if those that are not given pass when
 * taken as one.
 * <li>Nothing is shown of the parts that is not shown of the whole.
 * </ul>
 *
 * @param rows in the order of the parts
 */
public record Division(List<Row> rows) {

	private static final Figure NOBODY = new Figure.Shown(0);

	public Division {
		rows = List.copyOf(rows);
	}

	/**
	 * Parts that everybody knows, such as the values of a trait.
	 * @param parts all of them, in a public order, those of 0 too
	 * @param whole what was released of all together
	 * @param withheld which of the parts must not stand alone though large enough
	 */
	public static Division of(List<Part> parts, Whole whole, Set<String> withheld) {
		BitSet small = new BitSet();
		for (int i = 0; i < parts.size(); i++) {
			int issued = parts.get(i).issued();
			boolean nobody = issued == 0 && CohortSize.showsNobody(whole.issued());
			small.set(i, (issued < Companions.SMALLEST_WHOLE && !nobody) || withheld.contains(parts.get(i).code()));
		}
		BitSet hidden = Companions.of(parts.stream().map(Part::issued).toList(), small);
		if (!(whole.issued() instanceof Figure.Shown)) {
			hidden.set(0, parts.size());
		}
		return released(parts, hidden, whole);
	}

	/**
	 * Practices of one network, of which the small share a row.
	 * @param practices all of the network, those of 0 too
	 * @param whole what was released of the network
	 * @param withheld who must not stand alone though large enough
	 */
	public static Division ofPractices(List<Part> practices, Whole whole, Set<String> withheld) {
		if (!(whole.issued() instanceof Figure.Shown)) {
			return new Division(List.of());
		}
		SortedMap<OdsCode, Integer> issued = new TreeMap<>();
		practices.forEach((practice) -> issued.put(new OdsCode(practice.code()), practice.issued()));
		Set<OdsCode> codes = new TreeSet<>();
		withheld.forEach((code) -> codes.add(new OdsCode(code)));
		List<Part> rows = new ArrayList<>();
		for (SortedSet<OdsCode> row : PracticeRows.of(issued, codes).rows()) {
			List<Part> own = practices.stream().filter((one) -> row.contains(new OdsCode(one.code()))).toList();
			rows.add(new Part(String.join(" ", row.stream().map(OdsCode::value).toList()),
					own.stream().mapToInt(Part::issued).sum(), own.stream().mapToInt(Part::joined).sum()));
		}
		return released(rows, new BitSet(), whole);
	}

	/** Nothing of it, with the same rows. */
	public Division hidden() {
		return new Division(
				this.rows.stream().map((row) -> new Row(row.code(), Figure.HIDDEN, Figure.HIDDEN)).toList());
	}

	/**
	 * Whether a part of a network is more than 85 % of it and has no figure of its own.
	 * @param practices raw, of one network
	 * @param rows what would be shown of them
	 * @param joined whether those who joined are looked at, else those issued
	 */
	public static boolean isDominated(List<Part> practices, Division rows, boolean joined) {
		SortedMap<OdsCode, Integer> counts = new TreeMap<>();
		practices.forEach((one) -> counts.put(new OdsCode(one.code()), joined ? one.joined() : one.issued()));
		Set<OdsCode> shown = new TreeSet<>();
		rows.rows()
			.stream()
			.filter((row) -> (joined ? row.joined() : row.issued()) instanceof Figure.Shown)
			.filter((row) -> row.code().indexOf(' ') < 0)
			.forEach((row) -> shown.add(new OdsCode(row.code())));
		return Dominance.ofNetwork(new Figure.Shown(0), counts, shown) instanceof Figure.Hidden;
	}

	private static Division released(List<Part> parts, BitSet hidden, Whole whole) {
		List<Figure> issued = IntStream.range(0, parts.size())
			.mapToObj((i) -> hidden.get(i) ? Figure.HIDDEN
					: new Figure.Shown(DisclosureControl.rounded(parts.get(i).issued())))
			.toList();
		boolean safe = whole.joined() instanceof Figure.Shown && joinedIsSafe(parts, issued);
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			Figure joined = !CohortSize.givesJoined(issued.get(i)) ? Figure.NOT_GIVEN
					: safe ? new Figure.Shown(DisclosureControl.rounded(parts.get(i).joined())) : Figure.HIDDEN;
			rows.add(new Row(parts.get(i).code(), issued.get(i), joined));
		}
		return new Division(rows);
	}

	private static boolean joinedIsSafe(List<Part> parts, List<Figure> issued) {
		int restIssued = 0;
		int restJoined = 0;
		boolean rest = false;
		for (int i = 0; i < parts.size(); i++) {
			Part part = parts.get(i);
			if (issued.get(i).equals(NOBODY)) {
				continue;
			}
			if (!CohortSize.givesJoined(issued.get(i))) {
				rest = true;
				restIssued += part.issued();
				restJoined += part.joined();
			}
			else if (part.joinedHidden() || !isLarge(part.joined(), part.issued() - part.joined())) {
				return false;
			}
		}
		return !rest || leavesOpen(restJoined, restIssued);
	}

	/**
	 * Nobody and everybody are not enough here: were they shown, hidden figures would say
	 * that it is neither.
	 */
	private static boolean isLarge(int joined, int rest) {
		return joined >= DisclosureControl.THRESHOLD && rest >= DisclosureControl.THRESHOLD;
	}

	/** As one, and so that each can still be any of two values on either side of 8. */
	private static boolean leavesOpen(int joined, int issued) {
		return joined >= Companions.SMALLEST_WHOLE && issued - joined >= Companions.SMALLEST_WHOLE;
	}

	/**
	 * One part, raw; never leaves the module.
	 *
	 * @param code what it is
	 * @param issued 0 or more
	 * @param joined of those, 0 or more
	 * @param joinedHidden whether something else forbids to show how many joined
	 */
	public record Part(String code, int issued, int joined, boolean joinedHidden) {

		public Part {
			if (issued < 0 || joined < 0) {
				throw new IllegalArgumentException("Counts are not negative");
			}
		}

		public Part(String code, int issued, int joined) {
			this(code, issued, joined, false);
		}

		@Override
		public String toString() {
			return "Part[hidden]";
		}

	}

	/**
	 * What was released of all parts together.
	 *
	 * @param issued the first step
	 * @param joined those who joined
	 */
	public record Whole(Figure issued, Figure joined) {
	}

	/**
	 * One released part.
	 *
	 * @param code what it is; several practices that share a row stand with spaces
	 * between them
	 * @param issued how many
	 * @param joined how many of them
	 */
	public record Row(String code, Figure issued, Figure joined) {

		/** Of each of those who share it. */
		public List<String> codes() {
			return List.of(this.code.split(" ", -1));
		}

	}

}
