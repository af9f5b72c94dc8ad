package org.peerprescribing.carerecord;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

/**
 * How one practice's record system is set up; no secret and nothing of a person.
 *
 * @param organisation the practice
 * @param base base address; null where none is set up, or there is none
 * @param route by which entries go
 * @param signIn how this service signs in there
 * @param property name of the property that holds the secret; null where none is needed
 * @param enabled whether it is switched on
 * @param byOperator whether the site's settings name it: then only they change it
 * @param limits what may be written
 * @param version for the next change; -1 where none is set up
 * @param checks one of each kind, in the order of the page
 * @param codeMap version of the code map in force
 * @param allowed hosts that the operator allows, with port where it is not the usual one
 * @param backlog how far the practice's entries are
 */
public record RecordSetup(OdsCode organisation, @Nullable URI base, EntryRoute route, SignIn signIn,
		@Nullable String property, boolean enabled, boolean byOperator, WriteLimits limits, int version,
		List<OnboardingCheck> checks, String codeMap, List<String> allowed, Backlog backlog) {

	public RecordSetup {
		checks = List.copyOf(checks);
		allowed = List.copyOf(allowed);
	}

	public boolean isSetUp() {
		return this.base != null || isOnPaper();
	}

	/** Whether entries are printed and filed by people of the practice. */
	public boolean isOnPaper() {
		return this.route == EntryRoute.PRINT;
	}

	/** Whether every check has passed that must have. */
	public boolean isReady() {
		return isSetUp() && this.checks.stream()
			.allMatch((check) -> !check.kind().isNeeded() || check.result() == OnboardingCheck.Result.PASSED);
	}

	/** How this service signs in at a record system. */
	public enum SignIn {

		/** Not at all. */
		OPEN,
		/**
		 * With the token that the operator keeps for this practice under one fixed name.
		 */
		TOKEN,
		/** In the way that only the operator can set up, kept as it is. */
		OPERATORS

	}

	/** What came of a change. */
	public enum Change {

		DONE, ADDRESS_REQUIRED, ADDRESS_UNREADABLE, ADDRESS_NOT_HTTPS, ADDRESS_NOT_ALLOWED, SIGN_IN_UNKNOWN,
		/** The operator's way of signing in belongs to the operator's address. */
		SIGN_IN_OF_ANOTHER_ADDRESS, SET_BY_OPERATOR, NOT_SET_UP, NOT_CHECKED,
		/** Somebody else changed it in the meantime. */
		STALE

	}

}
