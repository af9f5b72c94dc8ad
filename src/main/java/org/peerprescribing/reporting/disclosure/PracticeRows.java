package org.peerprescribing.reporting.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

import org.peerprescribing.shared.OdsCode;

/**
 * Which practices of one network have a row of their own in a period. A practice with
 * fewer than 10 issued has none; those without are shown together if they are two or more
 * and come to 10, a lone one with the next smallest. Decided once for each network and
 * period, whoever asks: with rows of their own for each reader, two readers could
 * subtract theirs. Rows stand in the order of their codes, those together last.
 *
 * @param alone practices with a row each
 * @param together practices that share a row; empty, or two or more
 * @param shared whether that row may be shown
 */
record PracticeRows(SortedSet<OdsCode> alone, SortedSet<OdsCode> together, boolean shared) {

	/**
	 * @param issued by each practice of the network in the period, 0 included
	 * @param withheld who must not stand alone though large enough, because a row of
	 * theirs would give away an earlier release
	 */
	static PracticeRows of(SortedMap<OdsCode, Integer> issued, Set<OdsCode> withheld) {
		List<OdsCode> codes = List.copyOf(issued.keySet());
		List<Integer> counts = List.copyOf(issued.values());
		BitSet small = new BitSet();
		for (int i = 0; i < codes.size(); i++) {
			small.set(i, counts.get(i) < Companions.SMALLEST_WHOLE || withheld.contains(codes.get(i)));
		}
		BitSet hidden = Companions.of(counts, small);
		SortedSet<OdsCode> alone = new TreeSet<>();
		SortedSet<OdsCode> together = new TreeSet<>();
		int sum = 0;
		for (int i = 0; i < codes.size(); i++) {
			(hidden.get(i) ? together : alone).add(codes.get(i));
			sum += hidden.get(i) ? counts.get(i) : 0;
		}
		return new PracticeRows(alone, together, together.size() > 1 && sum >= Companions.SMALLEST_WHOLE);
	}

	/** The rows that may be shown, each with its practices. */
	List<SortedSet<OdsCode>> rows() {
		List<SortedSet<OdsCode>> rows = new ArrayList<>();
		this.alone.forEach((code) -> rows.add(new TreeSet<>(Set.of(code))));
		if (this.shared) {
			rows.add(this.together);
		}
		return rows;
	}

}
