package org.peerprescribing.matching;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A stored run as it may be shown: what was answered, and from which state of the index
 * by which version of the rules. Nothing in it identifies a person.
 *
 * @param id the run
 * @param at when
 * @param organisation for whom it was asked
 * @param need the main need
 * @param configuration versions of the rules, the score and the safety file
 * @param snapshot names the state of the index
 * @param kind what was answered
 * @param ranked what was shown, best first
 * @param excludedMost kebab-case code of the rule that excluded most; null unless none
 * fitted
 * @param stop code of the safety file; null unless nothing was safe
 * @param instead what to do instead; null unless nothing was safe
 */
public record MatchRun(MatchRunId id, Instant at, OdsCode organisation, SnomedConcept need, String configuration,
		String snapshot, MatchAnswered.Kind kind, List<Ranked> ranked, @Nullable String excludedMost,
		@Nullable String stop, @Nullable String instead) {

	public MatchRun {
		ranked = List.copyOf(ranked);
	}

	/**
	 * A community that was shown.
	 *
	 * @param community its id
	 * @param score 0 to 100
	 * @param terms the terms of the score, largest first
	 */
	public record Ranked(String community, double score, List<Term> terms) {

		public Ranked {
			terms = List.copyOf(terms);
		}

	}

	/**
	 * A term of the score.
	 *
	 * @param kind name of the term as that version had it
	 * @param points what it gave
	 */
	public record Term(String kind, double points) {
	}

}
