package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.Set;

import org.peerprescribing.directory.CommunityId;

/**
 * One row of the answer key: a person, and what a careful clinician would answer.
 *
 * @param id kebab-case
 * @param theme one of the README's
 * @param who one plain sentence
 * @param asks what the matcher is asked
 * @param listedHere what is vetted where they live; empty means the whole listing
 * @param expect which kind of answer
 * @param first acceptable first choices; empty unless matches are expected
 * @param never what must not be shown; with {@code neverAny} empty
 * @param neverAny whether nothing may be shown
 * @param stop code of the safety file; empty unless a stop is expected
 * @param reason why
 * @param reviewed when the row was last read through
 */
record Vignette(String id, String theme, String who, Asks asks, Set<CommunityId> listedHere, Expect expect,
		Set<CommunityId> first, Set<CommunityId> never, boolean neverAny, String stop, String reason,
		LocalDate reviewed) {

	/** The kinds of answer. */
	enum Expect {

		MATCHES, NONE_FITS, NO_SAFE_MATCH

	}

}
