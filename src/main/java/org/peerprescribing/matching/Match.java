package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;

import org.peerprescribing.directory.ListedCommunity;

/**
 * A community that fits, and why.
 *
 * @param listed the community as listed when the run was made
 * @param score the sum of the terms, 0 to 100
 * @param terms every term, largest first
 * @param cautions what the clinician should weigh for this person
 * @param sayAloud one sentence that the clinician can say
 */
public record Match(ListedCommunity listed, double score, List<ScoreTerm> terms, Set<Risk> cautions, String sayAloud) {

	public Match {
		terms = List.copyOf(terms);
		cautions = Set.copyOf(cautions);
	}

}
