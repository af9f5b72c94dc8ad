package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What one check of a record system found last.
 *
 * @param kind what was asked
 * @param result how it went
 * @param reason kebab-case word for what was found
 * @param at when; null where nobody checked it yet
 * @param by name of the administrator who asked for it; empty where nobody did
 * @param codes SNOMED CT codes that the record system knows; only of {@link Kind#CODE}
 */
public record OnboardingCheck(Kind kind, Result result, String reason, @Nullable Instant at, String by,
		Set<String> codes) {

	public OnboardingCheck {
		codes = Set.copyOf(codes);
	}

	/** As it stands before anybody has checked. */
	static OnboardingCheck never(Kind kind) {
		return new OnboardingCheck(kind, Result.NOT_YET, "not-yet", null, "", Set.of());
	}

	/** What is asked, in the order of the page. */
	public enum Kind {

		/** Whether {@code /metadata} is a CapabilityStatement of FHIR R4. */
		ANSWERS(true),
		/** Whether a test patient is found by NHS number, exactly one. */
		PATIENT(true),
		/** Whether the national codes that may be written would resolve. */
		CODE(false),
		/** Whether it says that it takes ids of ours. */
		OWN_ID(false),
		/** Whether it refuses a second PUT with {@code If-None-Match: *}. */
		ONLY_ONCE(false);

		private final boolean needed;

		Kind(boolean needed) {
			this.needed = needed;
		}

		/** Whether the record system cannot be switched on without it. */
		public boolean isNeeded() {
			return this.needed;
		}

	}

	/** How it went. */
	public enum Result {

		PASSED, FAILED, CANNOT_BE_ASKED, NOT_YET

	}

}
