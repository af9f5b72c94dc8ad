package org.peerprescribing.matching;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The matcher has answered.
 *
 * @param run the run
 * @param organisation for whom
 * @param need the main need
 * @param ageBand the person's age band
 * @param belongsTo groups that were named; age groups are not among them
 * @param language the first language asked for
 * @param kind what was answered
 * @param excludedBy the rule that excluded most, as a kebab-case code; null where
 * something fits or nothing may be shown
 * @param shown how many communities were shown, 0 to 3
 * @param at when
 */
public record MatchAnswered(MatchRunId run, OdsCode organisation, SnomedConcept need, AgeBand ageBand,
		Set<Audience> belongsTo, LanguageTag language, Kind kind, @Nullable String excludedBy, int shown, Instant at) {

	public MatchAnswered {
		belongsTo = Set.copyOf(belongsTo);
	}

	/** What was answered. */
	public enum Kind {

		MATCHES, NONE_FITS, NO_SAFE_MATCH

	}

}
