package org.peerprescribing.prescribing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a clinician goes on in spite of a caution; the codes are this product's own. */
public enum CautionReason {

	/** The caution was talked about and the patient wants to go on. */
	DISCUSSED,
	/** The person is in treatment and a plan is recorded. */
	IN_TREATMENT,
	/** Somebody they trust helps them with it. */
	SUPPORTED,
	/** The clinician will see them again soon. */
	FOLLOW_UP_BOOKED;

	/** Kebab-case code, as it is kept. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Empty where no reason has this code. */
	public static Optional<CautionReason> of(String code) {
		return Arrays.stream(values()).filter((reason) -> reason.code().equals(code)).findFirst();
	}

}
