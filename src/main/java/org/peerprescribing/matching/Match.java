package org.peerprescribing.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;

/**
 * A community that fits, and why. {@link Explanations} puts it into words.
 *
 * @param listed the community as listed when the run was made
 * @param need the person's main need
 * @param score the sum of the terms, 0 to 100
 * @param terms every term, largest first
 * @param cautions what to weigh before anything is sent to this person
 * @param heldBack whether it stands behind others because it has had too large a share of
 * the prescriptions for this need
 */
public record Match(ListedCommunity listed, Need need, double score, List<ScoreTerm> terms, List<Caution> cautions,
		boolean heldBack) {

	public Match {
		terms = List.copyOf(terms);
		cautions = List.copyOf(cautions);
	}

	/**
	 * The term that falls furthest short; empty where none does. What nobody asked for is
	 * no fault of the community.
	 */
	public Optional<ScoreTerm> largestMinus() {
		return this.terms.stream()
			.filter((term) -> term.lost() > 0 && term.wasAsked())
			.max(Comparator.comparingDouble(ScoreTerm::lost)
				.thenComparing(Comparator.comparing(ScoreTerm::kind).reversed()));
	}

}
