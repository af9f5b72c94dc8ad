package org.peerprescribing.prescribing;

import java.util.Locale;

/**
 * Why a prescription should never have been issued; the codes are this product's own.
 */
public enum ErrorReason {

	/** It was made for somebody else. */
	WRONG_PATIENT,
	/** Another community, or none, was meant. */
	WRONG_CHOICE,
	/** The same was prescribed already. */
	MADE_TWICE;

	/** Kebab-case code, as it is written down. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
