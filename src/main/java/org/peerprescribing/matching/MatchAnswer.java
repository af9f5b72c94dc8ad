package org.peerprescribing.matching;

import java.util.List;

/** What the matcher answers; whoever asks names every case. */
public sealed interface MatchAnswer {

	MatchRunId run();

	/** One to three communities that fit, best first. */
	record Matches(MatchRunId run, List<Match> matches) implements MatchAnswer {

		public Matches {
			matches = List.copyOf(matches);
		}

	}

	/**
	 * Nobody is at risk and nothing passes the rules: the non-digital ways remain.
	 *
	 * @param rule the rule that excluded most, as a kebab-case code
	 * @param excludedMost the same as a sentence for the clinician
	 */
	record NoneFits(MatchRunId run, String rule, String excludedMost) implements MatchAnswer {
	}

	/**
	 * No community may be shown.
	 *
	 * @param stop why, as a kebab-case code of the safety file
	 * @param instead what to do instead, as a sentence for the clinician
	 */
	record NoSafeMatch(MatchRunId run, String stop, String instead) implements MatchAnswer {
	}

}
