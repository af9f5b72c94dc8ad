package org.peerprescribing.directory;

import java.time.Instant;

/**
 * What stands behind the facts of a community; matching does not ask for it.
 *
 * @param providerType what kind of organisation runs it
 * @param registration whether taking part needs an account, as seen
 * @param status whether the source presents it as running
 * @param source page behind the facts
 * @param confidence how well they are supported
 * @param factsChangedAt when the facts changed last
 */
public record Background(ProviderType providerType, Answer registration, Status status, String source,
		Confidence confidence, Instant factsChangedAt) {

	/** Who runs it; unknown where a feed did not say. */
	public enum ProviderType {

		CHARITY, NHS, COMPANY, MUTUAL_AID, PUBLIC_BODY, UNKNOWN

	}

	/** What the source says. */
	public enum Status {

		OPERATING, UNKNOWN, CLOSED

	}

	/** How well a row is supported. */
	public enum Confidence {

		HIGH, MEDIUM, LOW

	}

}
