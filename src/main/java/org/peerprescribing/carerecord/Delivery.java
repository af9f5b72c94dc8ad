package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What came of one try to write into a record system. */
sealed interface Delivery {

	/**
	 * Whether the record system answered as one that works: a refusal is such an answer,
	 * silence, a page or a request to come later is not.
	 */
	default boolean answered() {
		return switch (this) {
			case Written written -> true;
			case Stale stale -> true;
			case Refused refused -> true;
			case ToFile toFile -> true;
			case NothingThere nothing -> true;
			case NotWritten not ->
				not.status() != null && not.status() < 500 && not.status() / 100 != 2 && not.status() != 429;
			case Unsure unsure -> false;
		};
	}

	/** Everything lies there, entry by entry. */
	record Written(List<Located> resources) implements Delivery {
	}

	/**
	 * It has certainly not been written; try again.
	 *
	 * @param error kebab-case word
	 * @param status HTTP status; null where there was no answer
	 * @param after how long the other side asks to wait; null where it does not
	 */
	record NotWritten(String error, @Nullable Integer status, @Nullable Duration after) implements Delivery {
	}

	/** It may have been written: look before sending again. */
	record Unsure(String error, @Nullable Integer status, @Nullable Duration after) implements Delivery {
	}

	/**
	 * The record has changed since the bundle was made: make it anew.
	 *
	 * @param status HTTP status that said so
	 */
	record Stale(int status) implements Delivery {
	}

	/**
	 * The document is made, and a person of the practice has to file it: nothing is
	 * written before they say so.
	 */
	record ToFile() implements Delivery {
	}

	/** There is nothing in the record that could be corrected. */
	record NothingThere() implements Delivery {
	}

	/** Refused for good: a person has to look. */
	record Refused(String error, @Nullable Integer status) implements Delivery {
	}

	/**
	 * A resource as it lies in the record system.
	 *
	 * @param type FHIR type
	 * @param identifier our identifier's value
	 * @param id the id there
	 */
	record Located(String type, String identifier, String id) {
	}

}
