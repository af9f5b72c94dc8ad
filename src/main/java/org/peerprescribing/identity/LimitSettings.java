package org.peerprescribing.identity;

import java.time.Duration;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is too much.
 *
 * @param unknownLink for one address
 * @param wrongCode for one address
 * @param fhirClient for one client
 * @param staffChange for one person
 */
@ConfigurationProperties("peerprescribing.limits")
record LimitSettings(@DefaultValue Strict unknownLink, @DefaultValue Strict wrongCode, @DefaultValue Client fhirClient,
		@DefaultValue Person staffChange) {

	/**
	 * A row is deleted within five minutes of being worthless: nothing outlives the hour.
	 */
	private static final Duration LONGEST_MEMORY = Duration.ofMinutes(50);

	private static final int MOST_AT_ONCE = 100_000;

	LimitSettings {
		Stream.of(unknownLink, wrongCode, fhirClient, staffChange).forEach(LimitSettings::check);
	}

	Allowance of(Limit limit) {
		return switch (limit) {
			case UNKNOWN_LINK -> this.unknownLink;
			case WRONG_CODE -> this.wrongCode;
			case FHIR_CLIENT -> this.fhirClient;
			case STAFF_CHANGE -> this.staffChange;
		};
	}

	private static void check(Allowance allowance) {
		if (allowance.atOnce() < 1 || allowance.atOnce() > MOST_AT_ONCE || allowance.each().toMillis() < 1
				|| allowance.each().multipliedBy(allowance.atOnce()).compareTo(LONGEST_MEMORY) > 0) {
			throw new IllegalArgumentException("peerprescribing.limits: at-once must lie between 1 and " + MOST_AT_ONCE
					+ ", each must be 1ms or longer, and both multiplied at most 50 minutes");
		}
	}

	/** So many at once, and one more each time this has passed. */
	interface Allowance {

		int atOnce();

		Duration each();

		/** From nothing left to everything left. */
		default Duration whole() {
			return each().multipliedBy(atOnce());
		}

	}

	/** For guesses: people mistype a few times, and a waiting room shares an address. */
	record Strict(@DefaultValue("30") int atOnce, @DefaultValue("20s") Duration each) implements Allowance {
	}

	/** For record systems, which ask for many patients at once. */
	record Client(@DefaultValue("2000") int atOnce, @DefaultValue("5ms") Duration each) implements Allowance {
	}

	/** For people: nobody fills in a form each second for longer than a minute. */
	record Person(@DefaultValue("60") int atOnce, @DefaultValue("1s") Duration each) implements Allowance {
	}

}
