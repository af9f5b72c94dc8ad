package org.peerprescribing.notification;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What a carrier says of a message that it has accepted. */
enum DeliveryStatus {

	/** On its way. */
	SENT,
	/** It arrived. */
	DELIVERED,
	/**
	 * The carrier has tried for long and given up: the telephone was off, the box full.
	 */
	TEMPORARY_FAILURE,
	/** There is no such number or address. */
	PERMANENT_FAILURE,
	/** A fault between the carrier and the networks. */
	TECHNICAL_FAILURE;

	/** From the word of GOV.UK Notify; every word that settles nothing is SENT. */
	static DeliveryStatus of(String word) {
		return switch (word) {
			case "delivered" -> DELIVERED;
			case "temporary-failure" -> TEMPORARY_FAILURE;
			case "permanent-failure" -> PERMANENT_FAILURE;
			case "technical-failure" -> TECHNICAL_FAILURE;
			default -> SENT;
		};
	}

	/**
	 * Whether it may follow what was said before: what arrived has arrived, and what was
	 * sent is no news.
	 */
	boolean mayFollow(@Nullable DeliveryStatus before) {
		return this != SENT && this != before && before != DELIVERED
				&& (before != PERMANENT_FAILURE || this == DELIVERED);
	}

	/** Kebab-case code. */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
