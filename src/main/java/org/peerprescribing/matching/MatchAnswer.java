package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;

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

		/**
		 * Stops after which the ways without a screen are still open. Any other stop, one
		 * that is added later included, is a crisis: what to do instead then stands
		 * alone.
		 */
		private static final Set<String> NO_CRISIS = Set.of("under-16", "lacks-capacity");

		/** Whether no other way, such as the link worker, may be shown beside it. */
		public boolean isCrisis() {
			return isCrisis(this.stop);
		}

		static boolean isCrisis(String stop) {
			return !NO_CRISIS.contains(stop);
		}

	}

}
