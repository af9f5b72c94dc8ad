package org.peerprescribing.directory;

import java.util.UUID;

import org.peerprescribing.shared.InvalidValue;

/** Identifies a review. */
public record ReviewId(UUID value) {

	/** From an address of a page; refuses what is none. */
	public static ReviewId parse(String text) {
		try {
			return new ReviewId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidValue("review-id");
		}
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
