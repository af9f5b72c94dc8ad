package org.peerprescribing.consultation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a clinician declines what is shown; the same on the page and on a card. */
public enum DeclineReason {

	/** The patient does not want it. */
	PATIENT_DECLINES("The patient does not want it"),
	/** It may be right later. */
	NOT_NOW("Not the right time"),
	/** The person has support of this kind already. */
	HAS_SUPPORT("Has support of this kind already"),
	/** Something else is to be done first. */
	OTHER_CARE_FIRST("Other care comes first"),
	/** Nothing that is shown suits the person. */
	NOT_SUITABLE("Nothing here suits this person");

	private final String words;

	DeclineReason(String words) {
		this.words = words;
	}

	/** Kebab-case code, as record systems see it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** A short phrase for the clinician. */
	public String words() {
		return this.words;
	}

	/** Empty where no reason has this code. */
	public static Optional<DeclineReason> of(String code) {
		return Arrays.stream(values()).filter((reason) -> reason.code().equals(code)).findFirst();
	}

}
