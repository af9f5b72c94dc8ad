package org.peerprescribing.referral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a community can say of somebody who gave it a code; it never learns of whom. */
public enum CommunityWord {

	/** They are a member now. */
	JOINED(UptakeStep.JOINED),
	/** It cannot take them, for whatever reason. */
	CANNOT_TAKE(UptakeStep.COMMUNITY_REFUSED);

	private final UptakeStep step;

	CommunityWord(UptakeStep step) {
		this.step = step;
	}

	/** {@code joined} or {@code cannot-take}; empty for any other word. */
	public static Optional<CommunityWord> of(String code) {
		return Arrays.stream(values()).filter((word) -> word.code().equals(code)).findFirst();
	}

	/** The kebab-case code. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	UptakeStep step() {
		return this.step;
	}

}
